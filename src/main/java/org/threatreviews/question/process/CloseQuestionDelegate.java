package org.threatreviews.question.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.question.Questions;

@Component
class CloseQuestionDelegate implements JavaDelegate {

  private final Questions questions;

  CloseQuestionDelegate(Questions questions) {
    this.questions = questions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    questions.closeInSilence(execution.getProcessBusinessKey());
  }
}
