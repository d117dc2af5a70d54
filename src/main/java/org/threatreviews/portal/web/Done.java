package org.threatreviews.portal.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** What came of the answer that was just given; said on the page that follows. */
enum Done {
  RECORDED,
  /** A day was promised before: this one puts no reminder off. */
  RECORDED_STILL_REMINDING,
  ALREADY_RECORDED;

  static Done of(boolean changed) {
    return changed ? RECORDED : ALREADY_RECORDED;
  }

  /** Shows the page at this path again, which says it. */
  ModelAndView shownAt(String path) {
    ModelAndView shownAgain = new ModelAndView("redirect:" + path + "?done=" + this);
    shownAgain.setStatus(HttpStatus.SEE_OTHER);
    return shownAgain;
  }
}
