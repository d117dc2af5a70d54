package org.threatreviews.incident;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.input.EmailAddress;

/**
 * One feedback of the client, as it was given.
 *
 * @param givenBy the contact's e-mail address
 * @param reason why the risk is accepted
 * @param acceptedUntil last day of a risk acceptance
 * @param promisedFor the day for which the client promised to be done
 * @param compensatingControl what reduces the accepted risk meanwhile, or null
 * @param recordedBy user id of who has written it down for the contact; null when the contact has
 *     said it here
 */
@Table("incident_feedback")
public record GivenFeedback(
    Instant givenAt,
    String givenBy,
    FeedbackOutcome outcome,
    String comment,
    String reason,
    LocalDate acceptedUntil,
    LocalDate promisedFor,
    String compensatingControl,
    String recordedBy) {

  GivenFeedback readdressed(String before, String now) {
    return said(givenAt, EmailAddress.same(givenBy, before) ? now : givenBy);
  }

  /** The same said again at another time. */
  GivenFeedback at(Instant time) {
    return said(time, givenBy);
  }

  private GivenFeedback said(Instant time, String by) {
    return new GivenFeedback(
        time,
        by,
        outcome,
        comment,
        reason,
        acceptedUntil,
        promisedFor,
        compensatingControl,
        recordedBy);
  }
}
