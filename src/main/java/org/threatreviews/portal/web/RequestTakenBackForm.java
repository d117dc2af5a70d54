package org.threatreviews.portal.web;

import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.problem.InvalidInput;

/**
 * Which colleague's request a contact takes back, as the page sends it.
 *
 * @param request what was asked, a blank, and the address of who has asked
 */
record RequestTakenBackForm(String request, String reason) {

  static String value(GivenFeedback asked) {
    return asked.outcome() + " " + asked.givenBy();
  }

  /**
   * @throws InvalidInput when nothing was chosen, or something that we have not written
   */
  FeedbackOutcome outcome() {
    return FormInput.choice("request", parts()[0], FeedbackOutcome.class);
  }

  /**
   * @throws InvalidInput when nothing was chosen, or something that we have not written
   */
  String contact() {
    outcome();
    String[] parts = parts();
    if (parts.length < 2) {
      throw new InvalidInput("request", "required", "Please choose one of the options.");
    }
    return parts[1];
  }

  String why() {
    return FormInput.text("reason", reason);
  }

  private String[] parts() {
    return request == null ? new String[] {""} : request.strip().split(" ", 2);
  }
}
