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
 * @param notes what else is reckoned anew, and what stays, as sentences
 */
public record ClientDataEffect(
    List<Moved> moved, List<Meeting> stuck, List<Meeting> outsideHours, List<String> notes) {

  /** Nothing changes. */
  static final ClientDataEffect NONE =
      new ClientDataEffect(List.of(), List.of(), List.of(), List.of());

  /** What moves no meeting. */
  static ClientDataEffect of(List<String> notes) {
    return new ClientDataEffect(List.of(), List.of(), List.of(), notes);
  }

  public record Moved(String reference, String title, Instant from, Instant to) {}

  public record Meeting(String reference, String title, Instant start) {}

  /**
   * One sentence for each meeting, then what else changes or stays.
   *
   * @param ours zone in which our times are told
   * @param theirs the client's, after the change
   */
  public List<String> inWords(ZoneId ours, ZoneId theirs) {
    List<String> lines = new ArrayList<>(meetingsInWords(ours, theirs));
    lines.addAll(notes);
    return List.copyOf(lines);
  }

  /** As {@link #inWords}, of the meetings alone. */
  public List<String> meetingsInWords(ZoneId ours, ZoneId theirs) {
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
