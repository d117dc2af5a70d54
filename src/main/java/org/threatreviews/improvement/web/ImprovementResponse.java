package org.threatreviews.improvement.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Owner;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextStepResponse;

/**
 * An entry of the improvement list.
 *
 * @param nextStep null once it is done or declined, and without a target date, for nobody follows
 *     that up
 */
record ImprovementResponse(
    long id,
    String client,
    String reference,
    String title,
    String reason,
    Owner owner,
    ImprovementStatus status,
    LocalDate targetDate,
    String source,
    String sourceReview,
    String sourceIncident,
    String declinedReason,
    OffsetDateTime proposedAt,
    OffsetDateTime settledAt,
    NextStepResponse nextStep) {

  static ImprovementResponse of(Improvement improvement, NextStep next, ZoneId zone) {
    return new ImprovementResponse(
        improvement.id(),
        improvement.clientReference(),
        improvement.reference(),
        improvement.title(),
        improvement.reason(),
        improvement.owner(),
        improvement.status(),
        improvement.targetDate(),
        improvement.source(),
        improvement.sourceReview(),
        improvement.sourceIncident(),
        improvement.declinedReason(),
        improvement.proposedAt().atZone(zone).toOffsetDateTime(),
        improvement.settledAt() == null
            ? null
            : improvement.settledAt().atZone(zone).toOffsetDateTime(),
        improvement.status().isOpen() && improvement.targetDate() != null
            ? NextStepResponse.of(next, zone)
            : null);
  }
}
