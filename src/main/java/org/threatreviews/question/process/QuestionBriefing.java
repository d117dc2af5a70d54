package org.threatreviews.question.process;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.threatreviews.calendar.Durations;
import org.threatreviews.question.QuestionDetails;
import org.threatreviews.question.QuestionMessage;
import org.threatreviews.question.QuestionTimes;
import org.threatreviews.task.process.Markdown;

/** Writes down, in Markdown, what somebody who has to answer a question needs to know. */
final class QuestionBriefing {

  private final DateTimeFormatter time;

  QuestionBriefing(ZoneId zone) {
    time = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(zone);
  }

  String of(QuestionDetails question) {
    var text = new StringBuilder();
    text.append("**%s**\n\n".formatted(Markdown.literal(question.subject())));
    text.append("Question %s from client %s%s\n\n"
        .formatted(
            Markdown.literal(question.reference()),
            Markdown.literal(question.client()),
            question.incidentReference() == null
                ? ""
                : ", about incident " + Markdown.literal(question.incidentReference())));
    QuestionTimes times = question.times();
    if (times.answerDue() != null) {
      text.append(
          "Our answer is due on %s%s. Working time with us so far: %s; with the client: %s\n\n"
              .formatted(
                  time.format(times.answerDue()),
                  times.answerLate() ? ", so it is **late**" : "",
                  Durations.ofWork(times.ours()),
                  Durations.ofWork(times.client())));
    }
    said(text, question.by() + " asked", question.askedAt(), question.text());
    for (QuestionMessage message : question.messages()) {
      said(text, message.author() + " " + verb(message.kind()), message.at(), message.text());
    }
    return text.toString();
  }

  private void said(StringBuilder text, String who, Instant at, String words) {
    text.append("%s on %s:\n\n".formatted(Markdown.literal(who), time.format(at)));
    if (words != null) {
      text.append("> ")
          .append(Markdown.literal(words).replaceAll("\\R", "  \n> "))
          .append("\n\n");
    }
  }

  private static String verb(QuestionMessage.Kind kind) {
    return switch (kind) {
      case ANSWERED -> "answered";
      case CONFIRMED -> "confirmed the answer";
      case REOPENED -> "reopened the question";
      case LATE_ANSWER_RESOLVED -> "dealt with the late answer";
    };
  }
}
