package org.threatreviews.improvement;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Keeps the follow-ups in step with what becomes of their actions. */
@Component
class FollowUps {

  private final ActionProcess process;

  /** All that a follow-up goes by. */
  record Facts(boolean followed, boolean open, Owner owner, LocalDate dueDate) {

    static Facts of(FollowedAction action) {
      return new Facts(action.isFollowed(), action.isOpen(), action.owner(), action.dueDate());
    }
  }

  FollowUps(ActionProcess process) {
    this.process = process;
  }

  /** The action is new. */
  void begin(FollowedAction action) {
    if (action.isFollowed()) {
      lookAnew(action.key());
    }
  }

  /**
   * @param before what held until now
   */
  void keepUp(Facts before, FollowedAction action) {
    Facts now = Facts.of(action);
    if ((before.followed() || now.followed()) && !now.equals(before)) {
      lookAnew(action.key());
    }
  }

  void lookAnew(ActionKey action) {
    process.follow(action.toString());
  }
}
