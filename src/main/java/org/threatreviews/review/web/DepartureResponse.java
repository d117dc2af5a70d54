package org.threatreviews.review.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.review.handover.DeparturePreview;

/**
 * What a departure changes.
 *
 * @param claimedTasks what they have claimed; the successor, or else their group, gets it
 * @param unrecorded meetings without a record; the successor, or else a lead, writes it
 * @param withoutAnybody meetings that nobody can take; a lead is asked about them
 */
record DepartureResponse(
    String userId,
    LocalDate lastDay,
    String successor,
    List<ClientResponse> clients,
    int claimedTasks,
    List<String> unrecorded,
    long withoutAnybody) {

  /**
   * @param advisor user id of the next advisor, for clients whose advisor leaves; null otherwise
   * @param mails how many contacts get one mail each
   */
  record ClientResponse(
      String reference,
      String name,
      boolean advised,
      String advisor,
      List<MeetingResponse> meetings,
      int mails) {}

  /**
   * @param analyst user id of who gets the meeting; null when nobody can
   * @param reason why nobody can; null otherwise
   */
  record MeetingResponse(
      String reference, String title, OffsetDateTime start, String analyst, String reason) {}

  static DepartureResponse of(DeparturePreview preview, ZoneId zone) {
    return new DepartureResponse(
        preview.userId(),
        preview.departure().lastDay(),
        preview.departure().successor(),
        preview.clients().stream().map(client -> of(client, zone)).toList(),
        preview.claimedTasks(),
        preview.unrecorded(),
        preview.withoutAnybody());
  }

  private static ClientResponse of(DeparturePreview.OfClient client, ZoneId zone) {
    return new ClientResponse(
        client.reference(),
        client.name(),
        client.advised(),
        client.nextAdvisor(),
        client.meetings().stream()
            .map(meeting -> new MeetingResponse(
                meeting.reference(),
                meeting.title(),
                meeting.start().atZone(zone).toOffsetDateTime(),
                meeting.to(),
                meeting.reason().isEmpty() ? null : meeting.reason()))
            .toList(),
        client.mails());
  }
}
