package org.threatreviews.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.task.process.CompletedForm;

@Component
class HoldIntroductionCallCompleteListener implements TaskListener {

  private final Onboarding onboarding;

  HoldIntroductionCallCompleteListener(Onboarding onboarding) {
    this.onboarding = onboarding;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    onboarding.recordIntroductionCall(
        form.reference(),
        form.date("heldOn").orElse(null),
        form.text("notes").orElse(null),
        form.by());
  }
}
