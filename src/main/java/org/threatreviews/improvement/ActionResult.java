package org.threatreviews.improvement;

/** What an owner says about an action. */
public enum ActionResult {
  DONE,
  /** It will not be done, for a reason. */
  DECLINED,
  /** It will be done by another day. */
  LATER
}
