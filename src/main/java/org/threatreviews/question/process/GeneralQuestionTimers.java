package org.threatreviews.question.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.question.Questions;
import org.threatreviews.task.TaskEscalations;
import org.threatreviews.task.process.LeadAnswer;

/** The due dates in the model. Public, for the engine calls only methods of public classes. */
@Component
public class GeneralQuestionTimers {

  private final Questions questions;
  private final TaskEscalations escalations;

  GeneralQuestionTimers(Questions questions, TaskEscalations escalations) {
    this.questions = questions;
    this.escalations = escalations;
  }

  public Date answerDue(DelegateExecution execution) {
    return Date.from(questions.answerDue(execution.getProcessBusinessKey()));
  }

  public Date lateAnswerDue(DelegateExecution execution) {
    return Date.from(questions.lateAnswerDue(execution.getProcessBusinessKey()));
  }

  public Date askAgainDue(DelegateExecution execution) {
    return LeadAnswer.nextAsk(execution, GeneralQuestionIds.USER_TASK_ANSWER_QUESTION, escalations);
  }

  public Date closingNoticeDue(DelegateExecution execution) {
    return Date.from(questions.closingNoticeDue(execution.getProcessBusinessKey()));
  }

  public Date closingDue(DelegateExecution execution) {
    return Date.from(questions.closingDue(execution.getProcessBusinessKey()));
  }
}
