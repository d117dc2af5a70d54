package org.threatreviews.review.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ReviewMoment;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.task.TaskEscalations;
import org.threatreviews.task.process.LeadAnswer;

/** The due dates in the model. Public, for the engine calls only methods of public classes. */
@Component
public class ThreatReviewTimers {

  /** Looking is not asking: its distance does not grow. */
  private static final int LOOKS_AGAIN = 2;

  private final ThreatReviews reviews;
  private final TaskEscalations escalations;

  ThreatReviewTimers(ThreatReviews reviews, TaskEscalations escalations) {
    this.reviews = reviews;
    this.escalations = escalations;
  }

  public Date preparationOpens(DelegateExecution execution) {
    return at(execution, ReviewMoment.PREPARATION_OPENS);
  }

  public Date preparedBy(DelegateExecution execution) {
    return at(execution, ReviewMoment.PREPARED_BY);
  }

  public Date preparationDue(DelegateExecution execution) {
    return at(execution, ReviewMoment.PREPARATION_DUE);
  }

  public Date missingPreparationDue(DelegateExecution execution) {
    return at(execution, ReviewMoment.MISSING_PREPARATION_DUE);
  }

  public Date publication(DelegateExecution execution) {
    return at(execution, ReviewMoment.PUBLICATION);
  }

  public Date firstReminder(DelegateExecution execution) {
    return at(execution, ReviewMoment.FIRST_REMINDER);
  }

  public Date secondReminder(DelegateExecution execution) {
    return at(execution, ReviewMoment.SECOND_REMINDER);
  }

  public Date meetingBegins(DelegateExecution execution) {
    return at(execution, ReviewMoment.MEETING_BEGINS);
  }

  public Date meetingEnds(DelegateExecution execution) {
    return at(execution, ReviewMoment.MEETING_ENDS);
  }

  public Date recordLate(DelegateExecution execution) {
    return at(execution, ReviewMoment.RECORD_LATE);
  }

  public Date minutesLate(DelegateExecution execution) {
    return at(execution, ReviewMoment.MINUTES_LATE);
  }

  public Date chaseRecordAgain(DelegateExecution execution) {
    return LeadAnswer.nextAsk(execution, ThreatReviewIds.USER_TASK_HOLD_REVIEW, escalations);
  }

  public Date chaseMinutesAgain(DelegateExecution execution) {
    return LeadAnswer.nextAsk(execution, ReviewMinutesIds.SERVICE_TASK_SEND_MINUTES, escalations);
  }

  /** When somebody is looked for again, unless the lead has said who before then. */
  public Date lookForSubstituteAgain(DelegateExecution execution) {
    return Date.from(
        escalations.nextAsk(ReviewHandOverIds.SERVICE_TASK_FIND_SUBSTITUTE, LOOKS_AGAIN, null));
  }

  public Date decisionDue(DelegateExecution execution) {
    return Date.from(reviews.decisionDue());
  }

  public Date socDue(DelegateExecution execution) {
    return Date.from(reviews.socDue());
  }

  private Date at(DelegateExecution execution, ReviewMoment moment) {
    return Date.from(reviews.momentOf(execution.getProcessBusinessKey(), moment));
  }
}
