package org.threatreviews.portal.web;

/** What came of the answer that was just given; said on the page that follows. */
enum Done {
  RECORDED,
  ALREADY_RECORDED;

  static Done of(boolean changed) {
    return changed ? RECORDED : ALREADY_RECORDED;
  }
}
