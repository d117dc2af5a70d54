package org.threatreviews.improvement;

/** What is decided about action points, as the history tells it. */
enum ActionDecision {
  ACTION_AGREED,
  ACTION_CHANGED,
  /** The review has found another outcome. */
  ACTION_DROPPED,
  ACTION_DONE,
  /** What was thought done is not. */
  ACTION_REOPENED,
  ACTION_DECLINED
}
