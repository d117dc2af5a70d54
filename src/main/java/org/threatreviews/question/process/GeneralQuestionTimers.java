package org.threatreviews.question.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.question.Questions;

/** The due dates in the model. Public, for the engine calls only methods of public classes. */
@Component
public class GeneralQuestionTimers {

  private final Questions questions;

  GeneralQuestionTimers(Questions questions) {
    this.questions = questions;
  }

  public Date answerDue(DelegateExecution execution) {
    return Date.from(questions.answerDue(execution.getProcessBusinessKey()));
  }

  public Date lateAnswerDue(DelegateExecution execution) {
    return Date.from(questions.lateAnswerDue(execution.getProcessBusinessKey()));
  }

  public Date closingNoticeDue(DelegateExecution execution) {
    return Date.from(questions.closingNoticeDue(execution.getProcessBusinessKey()));
  }

  public Date closingDue(DelegateExecution execution) {
    return Date.from(questions.closingDue(execution.getProcessBusinessKey()));
  }
}
