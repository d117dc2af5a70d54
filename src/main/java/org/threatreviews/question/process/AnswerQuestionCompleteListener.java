package org.threatreviews.question.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.Owner;
import org.threatreviews.question.Answer;
import org.threatreviews.question.Conversion;
import org.threatreviews.question.Questions;
import org.threatreviews.task.process.CompletedForm;

/** Records the answer that was written in the form. */
@Component
class AnswerQuestionCompleteListener implements TaskListener {

  private final Questions questions;

  AnswerQuestionCompleteListener(Questions questions) {
    this.questions = questions;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    questions.answer(
        form.reference(),
        new Answer(
            form.text(GeneralQuestionIds.VARIABLE_ANSWER).orElse(null),
            form.choice(GeneralQuestionIds.VARIABLE_CONVERT_TO, Conversion.class)
                .orElse(Conversion.NONE),
            form.choice(GeneralQuestionIds.VARIABLE_IMPROVEMENT_OWNER, Owner.class)
                .orElse(null),
            form.date(GeneralQuestionIds.VARIABLE_IMPROVEMENT_TARGET).orElse(null),
            form.by()));
  }
}
