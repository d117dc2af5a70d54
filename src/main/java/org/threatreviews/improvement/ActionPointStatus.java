package org.threatreviews.improvement;

/** How far an action point has come. */
public enum ActionPointStatus {
  OPEN,
  DONE,
  /** It will not be done, for a reason. */
  DECLINED
}
