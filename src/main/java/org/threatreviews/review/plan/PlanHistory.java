package org.threatreviews.review.plan;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;

/** Puts decisions about contracts and dates into words for the history. */
@Component
class PlanHistory {

  private final DecisionHistory history;
  private final ReviewDecisions decisions;
  private final BusinessCalendar calendar;

  PlanHistory(DecisionHistory history, ReviewDecisions decisions, BusinessCalendar calendar) {
    this.history = history;
    this.decisions = decisions;
    this.calendar = calendar;
  }

  void contractChanged(String client, ContractChange change) {
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

  void holds(String client, boolean onHold) {
    PlanDecision kind = onHold ? PlanDecision.HOLD_BEGUN : PlanDecision.HOLD_ENDED;
    contract(client, kind, DecisionHistory.SYSTEM, null);
  }

  /**
   * @param wording the advisor, and in whose place
   */
  void advisor(String client, String wording) {
    contract(client, PlanDecision.ADVISOR_ASSIGNED, DecisionHistory.SYSTEM, wording);
  }

  private void contract(String client, Enum<?> kind, String by, String wording) {
    history.record(new Decision(client, DecisionSubject.CONTRACT, client, kind, by, wording));
  }

  void moved(Review review, Instant from, String by) {
    decisions.record(
        review,
        PlanDecision.MOVED,
        by,
        "from %s to %s".formatted(local(from), local(review.startsAt())));
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(calendar.zone()).toOffsetDateTime();
  }
}
