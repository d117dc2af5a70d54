package org.threatreviews.portal.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.threatreviews.notification.NextReviewAhead;
import org.threatreviews.portal.LinkVisit;
import org.threatreviews.portal.PageTexts;
import org.threatreviews.question.QuestionDetails;
import org.threatreviews.question.QuestionMessage;
import org.threatreviews.question.Questions;

/** The page of one question. */
@Component
class QuestionPages {

  private final Questions questions;
  private final NextReviewAhead nextReview;

  QuestionPages(Questions questions, NextReviewAhead nextReview) {
    this.questions = questions;
    this.nextReview = nextReview;
  }

  String show(LinkVisit visit, Model model) {
    QuestionDetails question = questions.get(visit.reference());
    model.addAttribute("question", question);
    model.addAttribute(
        "becameOther",
        switch (question.conversion()) {
          case NONE -> false;
          case IMPROVEMENT -> true;
          case AGENDA_ITEM -> nextReview.of(visit.client().reference());
        });
    model.addAttribute(
        "clocks",
        visit
            .texts()
            .of(
                "question.clockTimes",
                WorkingTime.words(question.times().ours(), visit.texts()),
                WorkingTime.words(question.times().client(), visit.texts())));
    model.addAttribute("history", history(visit, question));
    return "portal-question";
  }

  Done confirm(LinkVisit visit) {
    return Done.of(questions.confirm(visit.reference(), visit.contact().email()));
  }

  Done reopen(LinkVisit visit, String text) {
    return Done.of(
        questions.reopen(visit.reference(), visit.contact().email(), FormInput.text("text", text)));
  }

  private static List<HistoryEntry> history(LinkVisit visit, QuestionDetails question) {
    return question.messages().stream()
        .filter(message -> message.kind() != QuestionMessage.Kind.LATE_ANSWER_RESOLVED)
        .map(message -> event(visit, message))
        .toList();
  }

  private static HistoryEntry event(LinkVisit visit, QuestionMessage message) {
    String contact = visit.nameOf(message.author());
    PageTexts texts = visit.texts();
    return switch (message.kind()) {
      case CONFIRMED ->
        new HistoryEntry(
            message.at(),
            texts.of("history.confirmed", contact),
            message.text(),
            visit.languageOf(message.author()));
      case REOPENED ->
        new HistoryEntry(
            message.at(),
            texts.of("history.questionReopened", contact),
            message.text(),
            visit.languageOf(message.author()));
      // who of our staff answered does not matter to the client
      case ANSWERED, LATE_ANSWER_RESOLVED ->
        new HistoryEntry(
            message.at(), texts.of("history.answered"), message.text(), LinkVisit.OURS);
    };
  }
}
