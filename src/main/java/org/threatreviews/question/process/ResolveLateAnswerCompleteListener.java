package org.threatreviews.question.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.question.Questions;

/** Records that the team lead saw to a late answer. */
@Component
class ResolveLateAnswerCompleteListener implements TaskListener {

  private final Questions questions;

  ResolveLateAnswerCompleteListener(Questions questions) {
    this.questions = questions;
  }

  @Override
  public void notify(DelegateTask task) {
    questions.lateAnswerResolved(
        task.getExecution().getProcessBusinessKey(),
        TaskInput.actor(task),
        TaskInput.text(task, GeneralQuestionIds.VARIABLE_NOTES));
    task.removeVariables(List.of(GeneralQuestionIds.VARIABLE_NOTES));
  }
}
