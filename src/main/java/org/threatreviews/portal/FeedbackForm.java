package org.threatreviews.portal;

import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;

/** What a contact says about an incident, as the page sends it. */
record FeedbackForm(
    FeedbackOutcome outcome,
    String comment,
    String promisedFor,
    String acceptedUntil,
    String reason) {

  Feedback by(String email) {
    return new Feedback(
        outcome,
        email,
        FormInput.text("comment", comment),
        FormInput.date("acceptedUntil", acceptedUntil),
        FormInput.date("promisedFor", promisedFor),
        FormInput.text("reason", reason),
        null);
  }
}
