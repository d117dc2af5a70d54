package org.threatreviews.question.web;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.threatreviews.question.QuestionPage;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.QuestionSummary;
import org.threatreviews.question.Queue;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextStepResponse;

/** One page of a client's questions, counted from 0. */
record QuestionPageResponse(List<Item> items, int page, int size, long total) {

  /** A question in the list. */
  record Item(
      String reference,
      String client,
      String subject,
      String by,
      String incidentReference,
      QuestionStatus status,
      Queue queue,
      OffsetDateTime askedAt,
      OffsetDateTime answeredAt,
      OffsetDateTime closedAt,
      NextStepResponse nextStep) {

    static Item of(QuestionSummary question, NextStep next, ZoneId zone) {
      return new Item(
          question.reference(),
          question.client(),
          question.subject(),
          question.by(),
          question.incidentReference(),
          question.status(),
          question.queue(),
          QuestionResponse.at(question.askedAt(), zone),
          QuestionResponse.at(question.answeredAt(), zone),
          QuestionResponse.at(question.closedAt(), zone),
          question.status() == QuestionStatus.CLOSED ? null : NextStepResponse.of(next, zone));
    }
  }

  static QuestionPageResponse of(QuestionPage page, Map<String, NextStep> next, ZoneId zone) {
    return new QuestionPageResponse(
        page.items().stream()
            .map(question -> Item.of(question, next.get(question.reference()), zone))
            .toList(),
        page.page(),
        page.size(),
        page.total());
  }
}
