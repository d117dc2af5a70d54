package org.threatreviews.question.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.question.QuestionProcess;
import org.threatreviews.task.process.ProcessMessages;

/** Runs the process {@code general-question}, one instance per question. */
@Component
class CamundaQuestionProcess implements QuestionProcess {

  private final RuntimeService runtime;
  private final ProcessMessages messages;

  CamundaQuestionProcess(RuntimeService runtime, ProcessMessages messages) {
    this.runtime = runtime;
    this.messages = messages;
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

  /** The process waits for both messages from when the answer is about to be mailed. */
  private void tell(String message, String reference) {
    if (!messages.tell(message, reference)) {
      throw new StateConflict(
          "reference",
          "answerOnItsWay",
          "The answer is only just on its way to the client. Please try again in a moment.");
    }
  }
}
