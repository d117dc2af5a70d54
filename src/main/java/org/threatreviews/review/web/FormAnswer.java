package org.threatreviews.review.web;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/** Says on the page that follows a form what came of it. */
final class FormAnswer {

  private FormAnswer() {}

  /**
   * Carries out what a form asks for.
   *
   * @return false when it was refused, so that the page has to show again what was entered
   */
  static boolean carriedOut(Runnable step, RedirectAttributes next) {
    try {
      step.run();
      next.addFlashAttribute("saved", true);
      return true;
    } catch (InvalidInput | StateConflict e) {
      next.addFlashAttribute("problem", e.getMessage());
      return false;
    }
  }
}
