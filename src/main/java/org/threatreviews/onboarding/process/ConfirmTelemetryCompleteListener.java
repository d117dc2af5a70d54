package org.threatreviews.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.task.process.CompletedForm;

@Component
class ConfirmTelemetryCompleteListener implements TaskListener {

  private static final String READY = "telemetryReady";

  private final Onboarding onboarding;

  ConfirmTelemetryCompleteListener(Onboarding onboarding) {
    this.onboarding = onboarding;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    boolean ready = form.flag(READY)
        .orElseThrow(() -> new InvalidInput(
            READY, "required", "Please confirm that all agreed telemetry is arriving."));
    if (!ready) {
      throw new InvalidInput(
          READY, "mustBeReady", "Please leave this task open until all agreed telemetry arrives.");
    }
    onboarding.recordTelemetryReady(form.reference(), form.text("notes").orElse(null), form.by());
  }
}
