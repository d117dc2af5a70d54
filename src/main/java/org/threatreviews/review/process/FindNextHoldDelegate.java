package org.threatreviews.review.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.plan.Hold;
import org.threatreviews.review.plan.ReviewProgramme;

/** Finds the hold that the client is in, or else the next. */
@Component
class FindNextHoldDelegate implements JavaDelegate {

  private final ReviewProgramme programme;

  FindNextHoldDelegate(ReviewProgramme programme) {
    this.programme = programme;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Optional<Hold> next = programme.nextHold(execution.getProcessBusinessKey());
    execution.setVariable(ReviewProgrammeIds.VARIABLE_HOLD_AHEAD, next.isPresent());
    execution.setVariable(
        ReviewProgrammeIds.VARIABLE_HOLD_FIRST_DAY,
        next.map(hold -> hold.from().toString()).orElse(null));
    execution.setVariable(
        ReviewProgrammeIds.VARIABLE_HOLD_LAST_DAY,
        next.map(hold -> hold.until().toString()).orElse(null));
  }
}
