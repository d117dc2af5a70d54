package org.threatreviews.question.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.question.Questions;
import org.threatreviews.task.process.CompletedForm;

/** Records that the team lead saw to a late answer. */
@Component
class ResolveLateAnswerCompleteListener implements TaskListener {

  private final Questions questions;

  ResolveLateAnswerCompleteListener(Questions questions) {
    this.questions = questions;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    questions.lateAnswerResolved(
        form.reference(),
        form.by(),
        form.text(GeneralQuestionIds.VARIABLE_NOTES).orElse(null));
  }
}
