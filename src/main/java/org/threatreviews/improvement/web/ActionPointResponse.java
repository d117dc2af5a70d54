package org.threatreviews.improvement.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.threatreviews.improvement.ActionPoint;
import org.threatreviews.improvement.ActionPointStatus;
import org.threatreviews.improvement.Owner;

/** An action point of a review. */
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
    OffsetDateTime settledAt) {

  static ActionPointResponse of(ActionPoint point, ZoneId zone) {
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
        point.settledAt() == null ? null : point.settledAt().atZone(zone).toOffsetDateTime());
  }
}
