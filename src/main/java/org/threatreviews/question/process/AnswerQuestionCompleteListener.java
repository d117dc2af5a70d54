package org.threatreviews.question.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.question.Answer;
import org.threatreviews.question.Conversion;
import org.threatreviews.question.Questions;

/** Records the answer that was written in the form. */
@Component
class AnswerQuestionCompleteListener implements TaskListener {

  private final Questions questions;

  AnswerQuestionCompleteListener(Questions questions) {
    this.questions = questions;
  }

  @Override
  public void notify(DelegateTask task) {
    questions.answer(
        task.getExecution().getProcessBusinessKey(),
        new Answer(
            TaskInput.text(task, GeneralQuestionIds.VARIABLE_ANSWER),
            conversion(TaskInput.text(task, GeneralQuestionIds.VARIABLE_CONVERT_TO)),
            TaskInput.actor(task)));
    // else the form would show this answer again when the client reopens the question
    task.removeVariables(
        List.of(GeneralQuestionIds.VARIABLE_ANSWER, GeneralQuestionIds.VARIABLE_CONVERT_TO));
  }

  private static Conversion conversion(String convertTo) {
    if (convertTo == null) {
      return Conversion.NONE;
    }
    try {
      return Conversion.valueOf(convertTo);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          GeneralQuestionIds.VARIABLE_CONVERT_TO,
          "oneOf",
          "'%s' is none of NONE, AGENDA_ITEM, IMPROVEMENT.".formatted(convertTo));
    }
  }
}
