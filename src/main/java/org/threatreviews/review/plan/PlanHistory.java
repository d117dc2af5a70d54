package org.threatreviews.review.plan;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InWords;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.schedule.ClientAdvisors;
import org.threatreviews.review.schedule.PlanChange;

/** Puts decisions about contracts and dates into words for the history. */
@Component
public class PlanHistory {

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
          case EXTEND -> "until " + InWords.day(change.contractEnd());
          case TERMINATE -> "last day " + InWords.day(change.effective());
          case CHANGE_SUBSCRIPTION ->
            InWords.of(change.subscription()) + " subscription from "
                + InWords.day(change.effective());
          case HOLD ->
            "from %s to %s".formatted(InWords.day(change.effective()), InWords.day(change.until()));
          case RENEW ->
            "from %s to %s%s"
                .formatted(
                    InWords.day(change.effective()),
                    InWords.day(change.contractEnd()),
                    change.subscription() == null
                        ? ""
                        : ", %s subscription".formatted(InWords.of(change.subscription())));
          case RESUME -> "from " + InWords.day(change.effective());
        });
  }

  void holds(String client, boolean onHold) {
    PlanDecision kind = onHold ? PlanDecision.HOLD_BEGUN : PlanDecision.HOLD_ENDED;
    contract(client, kind, DecisionHistory.SYSTEM, null);
  }

  void advisor(String client, ClientAdvisors named) {
    contract(
        client,
        PlanDecision.ADVISOR_ASSIGNED,
        DecisionHistory.SYSTEM,
        ReviewDecisions.joined(", deputy ", named.advisor(), named.deputy()));
  }

  /** A period of the contract has no review. */
  void withoutReview(String client, PlanChange.Period period) {
    contract(
        client,
        PlanDecision.NO_REVIEW,
        null,
        "%s (%s to %s): %s"
            .formatted(
                period.title(),
                InWords.day(period.firstDay()),
                InWords.day(period.lastDay()),
                NoReviewWords.of(period.without())));
  }

  private void contract(String client, Enum<?> kind, String by, String wording) {
    history.record(new Decision(client, DecisionSubject.CONTRACT, client, kind, by, wording));
  }

  /**
   * The meeting has another date.
   *
   * @param by contact's address or user id; null for whoever has signed in
   */
  public void moved(Review review, Instant from, String by) {
    decisions.record(
        review,
        PlanDecision.MOVED,
        by,
        "from %s to %s".formatted(local(from), local(review.startsAt())));
  }

  private String local(Instant instant) {
    return InWords.time(instant, calendar.zone());
  }
}
