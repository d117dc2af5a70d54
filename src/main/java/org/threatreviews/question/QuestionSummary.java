package org.threatreviews.question;

import java.time.Instant;

/**
 * A question in a list.
 *
 * @param by address of the contact who asked
 * @param answeredAt when it was last answered, or null
 * @param closedAt null unless it is closed
 */
public record QuestionSummary(
    String reference,
    String client,
    String subject,
    String by,
    String incidentReference,
    Queue queue,
    QuestionStatus status,
    Instant askedAt,
    Instant answeredAt,
    Instant closedAt) {

  static QuestionSummary of(Question question) {
    return new QuestionSummary(
        question.reference(),
        question.clientReference(),
        question.subject(),
        question.askedBy(),
        question.incidentReference(),
        question.queue(),
        question.status(),
        question.askedAt(),
        question.answeredAt(),
        question.closedAt());
  }
}
