package org.threatreviews.improvement.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.threatreviews.improvement.ActionPoint;
import org.threatreviews.improvement.ActionPointStatus;
import org.threatreviews.improvement.Owner;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextStepResponse;

/**
 * An action point of a review.
 *
 * @param nextStep null once it is done or declined
 */
record ActionPointResponse(
    UUID id,
    String client,
    String review,
    String title,
    Owner owner,
    ActionPointStatus status,
    LocalDate dueDate,
    String declinedReason,
    OffsetDateTime agreedAt,
    OffsetDateTime settledAt,
    NextStepResponse nextStep) {

  static ActionPointResponse of(ActionPoint point, NextStep next, ZoneId zone) {
    return new ActionPointResponse(
        point.id(),
        point.clientReference(),
        point.reviewReference(),
        point.title(),
        point.owner(),
        point.status(),
        point.dueDate(),
        point.declinedReason(),
        point.agreedAt().atZone(zone).toOffsetDateTime(),
        point.settledAt() == null ? null : point.settledAt().atZone(zone).toOffsetDateTime(),
        point.status() == ActionPointStatus.OPEN ? NextStepResponse.of(next, zone) : null);
  }
}
