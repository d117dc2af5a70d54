package org.threatreviews.question.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.question.Questions;
import org.threatreviews.task.process.Markdown;

/**
 * Puts the question and all that was said into the task, so that its form shows it. As JSON, for
 * the engine keeps a plain text only up to 4,000 characters.
 */
@Component
class QuestionBriefingListener implements TaskListener {

  private final Questions questions;
  private final BusinessCalendar calendar;

  QuestionBriefingListener(Questions questions, BusinessCalendar calendar) {
    this.questions = questions;
    this.calendar = calendar;
  }

  @Override
  public void notify(DelegateTask task) {
    String reference = task.getExecution().getProcessBusinessKey();
    task.setName("%s: %s".formatted(task.getName(), reference));
    String briefing = new QuestionBriefing(calendar.zone()).of(questions.get(reference));
    task.setVariableLocal(GeneralQuestionIds.VARIABLE_BRIEFING, Markdown.variable(briefing));
  }
}
