package org.threatreviews.onboarding.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.contact.ClientDataEffect;

/**
 * What a change of a client's country or zone does to its meetings; times in the business zone.
 *
 * @param moved those that would be on a public holiday
 * @param stuck those for which no other time is free nearby
 * @param outsideHours those that are outside the client's business hours then
 * @param sentences the same in words
 */
record ClientDataResponse(
    List<Moved> moved, List<Meeting> stuck, List<Meeting> outsideHours, List<String> sentences) {

  record Moved(String reference, String title, OffsetDateTime from, OffsetDateTime to) {}

  record Meeting(String reference, String title, OffsetDateTime start) {

    static List<Meeting> of(List<ClientDataEffect.Meeting> meetings, ZoneId zone) {
      return meetings.stream()
          .map(meeting ->
              new Meeting(meeting.reference(), meeting.title(), at(meeting.start(), zone)))
          .toList();
    }
  }

  /**
   * @param theirs the client's zone after the change
   */
  static ClientDataResponse of(ClientDataEffect effect, ZoneId zone, ZoneId theirs) {
    return new ClientDataResponse(
        effect.moved().stream()
            .map(moved -> new Moved(
                moved.reference(), moved.title(), at(moved.from(), zone), at(moved.to(), zone)))
            .toList(),
        Meeting.of(effect.stuck(), zone),
        Meeting.of(effect.outsideHours(), zone),
        effect.inWords(zone, theirs));
  }

  private static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
