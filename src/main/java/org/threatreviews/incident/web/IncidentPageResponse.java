package org.threatreviews.incident.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.threatreviews.incident.IncidentPage;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.incident.Severity;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextStepResponse;

record IncidentPageResponse(List<Item> items, int page, int size, long total) {

  record Item(
      String reference,
      String client,
      Severity severity,
      String title,
      IncidentStatus status,
      OffsetDateTime reportedAt,
      OffsetDateTime closedAt,
      Duration clientTime,
      Duration socTime,
      int remindersSent,
      boolean unanswered,
      LocalDate acceptedUntil,
      NextStepResponse nextStep) {}

  static IncidentPageResponse of(IncidentPage page, Map<String, NextStep> next, ZoneId zone) {
    return new IncidentPageResponse(
        page.items().stream()
            .map(incident -> item(incident, next.get(incident.reference()), zone))
            .toList(),
        page.page(),
        page.size(),
        page.total());
  }

  private static Item item(IncidentSummary incident, NextStep next, ZoneId zone) {
    return new Item(
        incident.reference(),
        incident.client(),
        incident.severity(),
        incident.title(),
        incident.status(),
        IncidentResponse.at(incident.reportedAt(), zone),
        IncidentResponse.at(incident.closedAt(), zone),
        incident.clientTime(),
        incident.socTime(),
        incident.remindersSent(),
        incident.unanswered(),
        incident.acceptedUntil(),
        incident.status().isOpen() ? NextStepResponse.of(next, zone) : null);
  }
}
