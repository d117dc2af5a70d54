package org.threatreviews.improvement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds and keeps actions, whatever list they stand on. */
@Component
class FollowedActions {

  private final ActionPointRepository actionPoints;
  private final ImprovementRepository improvements;

  FollowedActions(ActionPointRepository actionPoints, ImprovementRepository improvements) {
    this.actionPoints = actionPoints;
    this.improvements = improvements;
  }

  Optional<FollowedAction> find(String key) {
    return ActionKey.parse(key).flatMap(known -> switch (known.kind()) {
      case ACTION_POINT -> actionPoints.findById(known.actionPoint());
      case IMPROVEMENT -> improvements.findById(known.improvement());
    });
  }

  /** Holds the action's row until the transaction ends. */
  Optional<FollowedAction> lock(String key) {
    return ActionKey.parse(key).flatMap(known -> switch (known.kind()) {
      case ACTION_POINT -> actionPoints.findOneById(known.actionPoint());
      case IMPROVEMENT -> improvements.findOneById(known.improvement());
    });
  }

  void save(FollowedAction action) {
    if (action instanceof Improvement improvement) {
      improvements.save(improvement);
    } else if (action instanceof ActionPoint point) {
      actionPoints.save(point);
    }
  }

  /** Those of a client that have a follow-up. */
  List<FollowedAction> of(String client) {
    return Stream.<FollowedAction>concat(
            actionPoints
                .findByClientReferenceAndStatusOrderByDueDateAscIdAsc(
                    client, ActionPointStatus.OPEN)
                .stream(),
            improvements.findByClientReferenceOrderById(client).stream())
        .filter(FollowedAction::isFollowed)
        .toList();
  }
}
