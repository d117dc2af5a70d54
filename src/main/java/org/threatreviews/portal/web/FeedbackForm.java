package org.threatreviews.portal.web;

import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.problem.InvalidInput;

/** What a contact says about an incident, as the page sends it. */
record FeedbackForm(
    String outcome,
    String comment,
    String promisedFor,
    String acceptedUntil,
    String reason,
    String compensatingControl) {

  /**
   * @throws InvalidInput when something is not what our page sends
   */
  Feedback by(String email) {
    return new Feedback(
        FormInput.choice("outcome", outcome, FeedbackOutcome.class),
        email,
        FormInput.text("comment", comment),
        FormInput.date("acceptedUntil", acceptedUntil),
        FormInput.date("promisedFor", promisedFor),
        FormInput.text("reason", reason),
        FormInput.text("compensatingControl", compensatingControl));
  }
}
