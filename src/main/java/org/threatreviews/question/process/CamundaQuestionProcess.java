package org.threatreviews.question.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.threatreviews.question.QuestionProcess;

/** Runs the process {@code general-question}, one instance per question. */
@Component
class CamundaQuestionProcess implements QuestionProcess {

  private final RuntimeService runtime;

  CamundaQuestionProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  public void start(String reference, boolean aboutIncident) {
    runtime.startProcessInstanceByKey(
        GeneralQuestionIds.PROCESS,
        reference,
        Map.of(GeneralQuestionIds.VARIABLE_ABOUT_INCIDENT, aboutIncident));
  }

  @Override
  public void confirmed(String reference) {
    tell(GeneralQuestionIds.MESSAGE_CONFIRMED, reference);
  }

  @Override
  public void reopened(String reference) {
    tell(GeneralQuestionIds.MESSAGE_REOPENED, reference);
  }

  /** The process waits for both messages for as long as the question is answered. */
  private void tell(String message, String reference) {
    runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(reference)
        .correlate();
  }
}
