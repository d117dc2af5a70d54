package org.threatreviews.improvement;

import java.util.EnumSet;
import java.util.Set;

/** How far an improvement has come. */
public enum ImprovementStatus {
  PROPOSED,
  AGREED,
  IN_PROGRESS,
  DONE,
  DECLINED;

  /** The states in which something is still to be done; what the view open_improvement holds. */
  static final Set<ImprovementStatus> OPEN = EnumSet.of(PROPOSED, AGREED, IN_PROGRESS);

  public boolean isOpen() {
    return OPEN.contains(this);
  }

  public boolean mayBecome(ImprovementStatus next) {
    return switch (this) {
      case PROPOSED -> next == AGREED || next == DECLINED;
      case AGREED -> next == IN_PROGRESS || next == DONE || next == DECLINED;
      case IN_PROGRESS -> next == DONE || next == DECLINED;
      case DONE, DECLINED -> false;
    };
  }
}
