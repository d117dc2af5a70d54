package org.threatreviews.question.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.threatreviews.question.Questions;
import org.threatreviews.question.Queue;

/** Keeps what the decision said, so that the caller reads it in the answer to the request. */
@Component
class RouteQuestionEndListener implements ExecutionListener {

  private final Questions questions;

  RouteQuestionEndListener(Questions questions) {
    this.questions = questions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    String queue = (String) execution.getVariable(GeneralQuestionIds.VARIABLE_QUEUE);
    questions.route(execution.getProcessBusinessKey(), Queue.valueOf(queue));
  }
}
