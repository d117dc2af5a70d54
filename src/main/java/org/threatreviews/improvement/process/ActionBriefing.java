package org.threatreviews.improvement.process;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.threatreviews.improvement.ActionDetails;
import org.threatreviews.task.process.Markdown;

/** Writes what is known about an action as Markdown, for the forms of its tasks. */
final class ActionBriefing {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private ActionBriefing() {}

  static String of(ActionDetails action) {
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
