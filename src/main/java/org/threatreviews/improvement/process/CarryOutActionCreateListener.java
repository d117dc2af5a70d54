package org.threatreviews.improvement.process;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.ActionDetails;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.task.process.Markdown;

/** Names the task after the action, and puts what is known about it into its form. */
@Component
class CarryOutActionCreateListener implements TaskListener {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private final ActionFollowUp followUp;

  CarryOutActionCreateListener(ActionFollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    ActionDetails action = followUp.get(task.getExecution().getProcessBusinessKey());
    task.setName("%s: %s".formatted(task.getName(), action.title()));
    task.setVariableLocal(ActionFollowUpIds.VARIABLE_BRIEFING, Markdown.variable(briefing(action)));
  }

  private static String briefing(ActionDetails action) {
    StringBuilder text = new StringBuilder("**%s**\n\n".formatted(literal(action.title())));
    text.append("Client: %s, due on %s\n\n"
        .formatted(literal(action.client()), DAY.format(action.dueDate())));
    if (action.review() != null) {
      text.append("Agreed in threat review %s\n\n".formatted(literal(action.review())));
    }
    if (action.incident() != null) {
      text.append("Related to incident %s\n\n".formatted(literal(action.incident())));
    }
    if (action.reason() != null) {
      text.append("> %s\n".formatted(literal(action.reason()).replaceAll("\\R", "  \n> ")));
    }
    return text.toString();
  }

  private static String literal(String words) {
    return Markdown.literal(words);
  }
}
