package org.threatreviews.question.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.question.Questions;

@Component
class SendClosingNoticeDelegate implements JavaDelegate {

  private final Questions questions;

  SendClosingNoticeDelegate(Questions questions) {
    this.questions = questions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    questions.sendClosingNotice(execution.getProcessBusinessKey());
  }
}
