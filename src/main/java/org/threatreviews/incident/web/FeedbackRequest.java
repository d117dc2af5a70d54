package org.threatreviews.incident.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;

/**
 * The body of a feedback call.
 *
 * @param acceptedUntil a date without time
 * @param promisedFor a date without time
 * @param compensatingControl what reduces an accepted risk meanwhile
 */
record FeedbackRequest(
    @NotNull FeedbackOutcome outcome,

    @NotBlank @Size(max = 254) @Pattern(regexp = IncidentRequest.ONE_LINE)
    String by,

    @Size(max = 20_000) @Pattern(regexp = IncidentRequest.TEXT)
    String comment,

    LocalDate acceptedUntil,
    LocalDate promisedFor,

    @Size(max = 20_000) @Pattern(regexp = IncidentRequest.TEXT)
    String reason,

    @Size(max = 20_000) @Pattern(regexp = IncidentRequest.TEXT)
    String compensatingControl) {

  Feedback toFeedback() {
    return new Feedback(
        outcome, by, comment, acceptedUntil, promisedFor, reason, compensatingControl);
  }
}
