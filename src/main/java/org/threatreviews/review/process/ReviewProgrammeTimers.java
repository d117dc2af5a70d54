package org.threatreviews.review.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.review.plan.ReviewProgramme;

/** The due dates in the model. Public, for the engine calls only methods of public classes. */
@Component
public class ReviewProgrammeTimers {

  private final ReviewProgramme programme;

  ReviewProgrammeTimers(ReviewProgramme programme) {
    this.programme = programme;
  }

  public Date preparationDue(DelegateExecution execution) {
    Object next = execution.getVariable(ReviewProgrammeIds.VARIABLE_NEXT_REVIEW);
    return Date.from(programme.preparationBegins((String) next));
  }

  public Date contractOver(DelegateExecution execution) {
    return Date.from(programme.contractOver(execution.getProcessBusinessKey()));
  }

  public Date holdBegins(DelegateExecution execution) {
    return Date.from(programme.beginningOf(HoldVariables.firstDay(execution)));
  }

  public Date holdOver(DelegateExecution execution) {
    return Date.from(programme.beginningOf(HoldVariables.lastDay(execution).plusDays(1)));
  }
}
