package org.threatreviews.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;

@Component
class PlanReviewsDelegate implements JavaDelegate {

  private final Onboarding onboarding;

  PlanReviewsDelegate(Onboarding onboarding) {
    this.onboarding = onboarding;
  }

  @Override
  public void execute(DelegateExecution execution) {
    onboarding.planReviews(execution.getProcessBusinessKey());
  }
}
