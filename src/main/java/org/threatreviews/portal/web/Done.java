package org.threatreviews.portal.web;

/** What came of the answer that was just given; said on the page that follows. */
enum Done {
  RECORDED,
  /** A day was promised before: this one puts no reminder off. */
  RECORDED_STILL_REMINDING,
  ALREADY_RECORDED;

  static Done of(boolean changed) {
    return changed ? RECORDED : ALREADY_RECORDED;
  }
}
