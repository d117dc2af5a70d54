package org.threatreviews.question.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.Questions;

/** What the gateway of {@code general-question} asks. Public, for expressions call it. */
@Component
public class GeneralQuestionConditions {

  private final Questions questions;

  GeneralQuestionConditions(Questions questions) {
    this.questions = questions;
  }

  public boolean answerOutstanding(DelegateExecution execution) {
    return questions.get(execution.getProcessBusinessKey()).status() == QuestionStatus.OPEN;
  }
}
