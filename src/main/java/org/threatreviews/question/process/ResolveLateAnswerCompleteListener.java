package org.threatreviews.question.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.question.Questions;
import org.threatreviews.task.TaskEscalations;
import org.threatreviews.task.process.LeadAnswer;

/** Records that the team lead saw to a late answer. */
@Component
class ResolveLateAnswerCompleteListener implements TaskListener {

  private final Questions questions;
  private final TaskEscalations escalations;

  ResolveLateAnswerCompleteListener(Questions questions, TaskEscalations escalations) {
    this.questions = questions;
    this.escalations = escalations;
  }

  @Override
  public void notify(DelegateTask task) {
    LeadAnswer answer =
        LeadAnswer.of(task, GeneralQuestionIds.USER_TASK_ANSWER_QUESTION, escalations);
    questions.lateAnswerResolved(answer.reference(), answer.by(), answer.notes());
  }
}
