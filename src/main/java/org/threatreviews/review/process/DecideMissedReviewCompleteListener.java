package org.threatreviews.review.process;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.MissedReviewDecision;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.task.process.CompletedForm;

/** Carries out what the team lead has decided about a missed review. */
@Component
class DecideMissedReviewCompleteListener implements TaskListener {

  private final ThreatReviews reviews;
  private final BusinessCalendar calendar;

  DecideMissedReviewCompleteListener(ThreatReviews reviews, BusinessCalendar calendar) {
    this.reviews = reviews;
    this.calendar = calendar;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    MissedReviewDecision decision = reviews.decideMissed(
        form.reference(),
        form.choice(ThreatReviewIds.VARIABLE_DECISION, MissedReviewDecision.class)
            .orElse(null),
        newStart(form.text(ThreatReviewIds.VARIABLE_NEW_START).orElse(null), calendar.zone()));
    task.setVariable(ThreatReviewIds.VARIABLE_DECISION, decision.name());
  }

  /** With an offset as it is, without one in the business zone. */
  static Instant newStart(String value, ZoneId zone) {
    if (value == null) {
      return null;
    }
    try {
      TemporalAccessor start = DateTimeFormatter.ISO_DATE_TIME.parseBest(
          value, OffsetDateTime::from, LocalDateTime::from);
      return start instanceof OffsetDateTime withOffset
          ? withOffset.toInstant()
          : ((LocalDateTime) start).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw new InvalidInput(
          ThreatReviewIds.VARIABLE_NEW_START,
          "dateTime",
          "'%s' is not a date and time such as 2027-03-02T10:00.".formatted(value));
    }
  }
}
