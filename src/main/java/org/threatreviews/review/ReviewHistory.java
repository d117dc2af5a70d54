package org.threatreviews.review;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InWords;

/**
 * Puts decisions about contracts, reviews and agendas into words for the history. Who decided is
 * null for whoever has signed in, and for the process when nobody has.
 */
@Component
class ReviewHistory {

  private final DecisionHistory history;
  private final BusinessCalendar calendar;

  ReviewHistory(DecisionHistory history, BusinessCalendar calendar) {
    this.history = history;
    this.calendar = calendar;
  }

  void contract(String client, Enum<?> kind, String by, String wording) {
    history.record(new Decision(client, DecisionSubject.CONTRACT, client, kind, by, wording));
  }

  void contractChanged(String client, ContractChange change) {
    contract(
        client,
        change.type(),
        null,
        switch (change.type()) {
          case EXTEND -> "until " + InWords.day(change.contractEnd());
          case TERMINATE -> "last day " + InWords.day(change.effective());
          case CHANGE_SUBSCRIPTION ->
            InWords.of(change.subscription()) + " subscription from "
                + InWords.day(change.effective());
          case HOLD ->
            "from %s to %s".formatted(InWords.day(change.effective()), InWords.day(change.until()));
          case RESUME -> "from " + InWords.day(change.effective());
        });
  }

  void review(Review review, Enum<?> kind, String by, String wording) {
    record(review, DecisionSubject.REVIEW, kind, by, wording);
  }

  void moved(Review review, Instant from, String by) {
    review(
        review,
        ReviewDecision.MOVED,
        by,
        "from %s to %s".formatted(local(from), local(review.startsAt())));
  }

  /**
   * @param before user id of whoever had the review, or null
   */
  void analyst(Review review, String before, String by) {
    String now = review.analyst();
    if (now == null) {
      review(review, ReviewDecision.ANALYST_MISSING, by, "in place of " + before);
    } else if (Objects.equals(before, now)) {
      review(review, ReviewDecision.ANALYST_CONFIRMED, by, now);
    } else {
      review(
          review,
          ReviewDecision.ANALYST_ASSIGNED,
          by,
          before == null ? now : "%s in place of %s".formatted(now, before));
    }
  }

  void held(Review review, MeetingRecord meeting, String by) {
    String attendees =
        meeting.attendees() == null ? null : "Attendees: %s.".formatted(meeting.attendees());
    review(review, meeting.outcome(), by, joined("\n", attendees, meeting.notes()));
  }

  /**
   * @param words what was said about the item; may be null
   */
  void agendaItem(Review review, AgendaItem item, Enum<?> kind, String by, String words) {
    record(review, DecisionSubject.AGENDA_ITEM, kind, by, joined(": ", item.title(), words));
  }

  /**
   * What one window had saved and another has written over.
   *
   * @param by user id of whoever has overwritten it
   */
  void replaced(Review review, AgendaItem item, AgendaDecision entry, String by) {
    String outcome = entry.outcome() == null ? null : InWords.of(entry.outcome());
    String action = entry.action() == null ? null : words(entry.action());
    agendaItem(
        review,
        item,
        ReviewDecision.ENTRY_REPLACED,
        by,
        joined("; ", outcome, entry.note(), action));
  }

  private static String words(AgreedAction action) {
    return "%s (%s, due on %s)"
        .formatted(action.title(), InWords.of(action.owner()), InWords.day(action.dueDate()));
  }

  /** A contact's point; its title is only the beginning of what was said. */
  void raised(Review review, AgendaItem item) {
    record(
        review,
        DecisionSubject.AGENDA_ITEM,
        ReviewDecision.POINT_RAISED,
        item.raisedBy(),
        item.detail());
  }

  /**
   * @param why why it matters to the client; may be null
   */
  void threat(Review review, ReviewDecision kind, String title, String why, String by) {
    record(review, DecisionSubject.REVIEW, kind, by, joined(": ", title, why));
  }

  private void record(
      Review review, DecisionSubject subject, Enum<?> kind, String by, String wording) {
    history.record(
        new Decision(review.clientReference(), subject, review.reference(), kind, by, wording));
  }

  private String local(Instant instant) {
    return InWords.time(instant, calendar.zone());
  }

  static String joined(String separator, String... parts) {
    String joined = Arrays.stream(parts)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(separator));
    return joined.isEmpty() ? null : joined;
  }
}
