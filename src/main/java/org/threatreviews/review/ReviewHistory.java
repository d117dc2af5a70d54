package org.threatreviews.review;

import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaItem;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.meeting.MeetingRecord;
import org.threatreviews.review.plan.ContractChange;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;

/**
 * Puts decisions about contracts, reviews and agendas into words for the history. Who decided is
 * null for whoever has signed in, and for the process when nobody has.
 */
@Component
public class ReviewHistory {

  private final DecisionHistory history;
  private final BusinessCalendar calendar;

  ReviewHistory(DecisionHistory history, BusinessCalendar calendar) {
    this.history = history;
    this.calendar = calendar;
  }

  public void contract(String client, Enum<?> kind, String by, String wording) {
    history.record(new Decision(client, DecisionSubject.CONTRACT, client, kind, by, wording));
  }

  public void contractChanged(String client, ContractChange change) {
    contract(
        client,
        change.type(),
        null,
        switch (change.type()) {
          case EXTEND -> "until " + change.contractEnd();
          case TERMINATE -> "last day " + change.effective();
          case CHANGE_SUBSCRIPTION -> change.subscription() + " from " + change.effective();
          case HOLD -> "from %s to %s".formatted(change.effective(), change.until());
          case RESUME -> "from " + change.effective();
        });
  }

  public void review(Review review, Enum<?> kind, String by, String wording) {
    record(review, DecisionSubject.REVIEW, kind, by, wording);
  }

  public void moved(Review review, Instant from, String by) {
    review(
        review,
        ReviewDecision.MOVED,
        by,
        "from %s to %s".formatted(local(from), local(review.startsAt())));
  }

  /**
   * @param before user id of who had the review, or null
   */
  public void analyst(Review review, String before, String by) {
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
  public void agendaItem(Review review, AgendaItem item, Enum<?> kind, String by, String words) {
    record(review, DecisionSubject.AGENDA_ITEM, kind, by, joined(": ", item.title(), words));
  }

  /**
   * What one window had saved and another has written over.
   *
   * @param by user id of who has written over it
   */
  public void replaced(Review review, AgendaItem item, AgendaDecision entry, String by) {
    String outcome = entry.outcome() == null ? null : entry.outcome().name();
    String action = entry.action() == null ? null : words(entry.action());
    agendaItem(
        review,
        item,
        ReviewDecision.ENTRY_REPLACED,
        by,
        joined("; ", outcome, entry.note(), action));
  }

  private static String words(AgreedAction action) {
    return "%s (%s, due %s)".formatted(action.title(), action.owner(), action.dueDate());
  }

  /** A contact's point; its title is only the beginning of what was said. */
  public void raised(Review review, AgendaItem item) {
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
  public void threat(Review review, ReviewDecision kind, String title, String why, String by) {
    record(review, DecisionSubject.REVIEW, kind, by, joined(": ", title, why));
  }

  private void record(
      Review review, DecisionSubject subject, Enum<?> kind, String by, String wording) {
    history.record(
        new Decision(review.clientReference(), subject, review.reference(), kind, by, wording));
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(calendar.zone()).toOffsetDateTime();
  }

  public static String joined(String separator, String... parts) {
    String joined = Arrays.stream(parts)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(separator));
    return joined.isEmpty() ? null : joined;
  }
}
