package org.threatreviews.portal;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.threatreviews.question.QuestionDetails;
import org.threatreviews.question.QuestionMessage;
import org.threatreviews.question.Questions;

/** The page of one question. */
@Component
class QuestionPages {

  private final Questions questions;

  QuestionPages(Questions questions) {
    this.questions = questions;
  }

  /**
   * A line of the question's history.
   *
   * @param text what was said, or null
   */
  record Event(Instant at, String what, String text) {}

  String show(Visit visit, Model model) {
    QuestionDetails question = questions.get(visit.reference());
    model.addAttribute("question", question);
    model.addAttribute("history", history(visit, question));
    return "portal-question";
  }

  Done confirm(Visit visit) {
    return Done.of(questions.confirm(visit.reference(), visit.contact().email()));
  }

  Done reopen(Visit visit, String text) {
    return Done.of(
        questions.reopen(visit.reference(), visit.contact().email(), FormInput.text("text", text)));
  }

  private static List<Event> history(Visit visit, QuestionDetails question) {
    return question.messages().stream()
        .filter(message -> message.kind() != QuestionMessage.Kind.LATE_ANSWER_RESOLVED)
        .map(message -> new Event(message.at(), what(visit, message), message.text()))
        .toList();
  }

  private static String what(Visit visit, QuestionMessage message) {
    String contact = visit.nameOf(message.author());
    return switch (message.kind()) {
      case CONFIRMED -> contact + ": this answers the question";
      case REOPENED -> contact + ": something is still open";
      // who of our staff answered does not matter to the client
      case ANSWERED, LATE_ANSWER_RESOLVED -> "Our answer";
    };
  }
}
