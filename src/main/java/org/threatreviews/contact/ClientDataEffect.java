package org.threatreviews.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.threatreviews.problem.InWords;

/**
 * What another country or zone of a client does to its meetings.
 *
 * @param moved meetings that would lie on a holiday, and when they are instead
 * @param stuck meetings that would lie on a holiday and for which no other time is free nearby
 * @param outsideHours meetings that lie outside the client's business hours then
 */
public record ClientDataEffect(List<Moved> moved, List<Meeting> stuck, List<Meeting> outsideHours) {

  /** No meeting is moved or lies badly. */
  static final ClientDataEffect NONE = new ClientDataEffect(List.of(), List.of(), List.of());

  public record Moved(String reference, String title, Instant from, Instant to) {}

  public record Meeting(String reference, String title, Instant start) {}

  /**
   * One sentence for each meeting.
   *
   * @param ours zone in which our times are told
   * @param theirs the client's, after the change
   */
  public List<String> inWords(ZoneId ours, ZoneId theirs) {
    List<String> lines = new ArrayList<>();
    moved.forEach(meeting ->
        lines.add("Moved, for it would be on a public holiday: %s from %s to %s."
            .formatted(
                meeting.title(),
                InWords.time(meeting.from(), ours),
                InWords.time(meeting.to(), ours))));
    stuck.forEach(meeting -> lines.add(
        "On a public holiday, and no other time is free nearby: %s on %s. Please find a date with the client."
            .formatted(meeting.title(), InWords.time(meeting.start(), ours))));
    outsideHours.forEach(meeting ->
        lines.add("Outside the client's business hours: %s begins there on %s."
            .formatted(meeting.title(), InWords.time(meeting.start(), theirs))));
    if (lines.isEmpty()) {
      lines.add("No meeting is moved.");
    }
    return List.copyOf(lines);
  }
}
