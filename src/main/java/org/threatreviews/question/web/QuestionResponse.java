package org.threatreviews.question.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.question.ClosedBecause;
import org.threatreviews.question.Conversion;
import org.threatreviews.question.QuestionDetails;
import org.threatreviews.question.QuestionMessage;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.Queue;

/** A question with all that was said; what is for our staff only is left out. */
record QuestionResponse(
    String reference,
    String client,
    String subject,
    String text,
    String by,
    String incidentReference,
    QuestionStatus status,
    Queue queue,
    OffsetDateTime askedAt,
    String answer,
    OffsetDateTime answeredAt,
    OffsetDateTime closedAt,
    ClosedBecause closedBecause,
    Conversion convertedTo,
    List<Message> messages) {

  /** What happened after it was asked. */
  record Message(QuestionMessage.Kind kind, String author, String text, OffsetDateTime at) {}

  static QuestionResponse of(QuestionDetails question, ZoneId zone) {
    return new QuestionResponse(
        question.reference(),
        question.client(),
        question.subject(),
        question.text(),
        question.by(),
        question.incidentReference(),
        question.status(),
        question.queue(),
        at(question.askedAt(), zone),
        question.answer().orElse(null),
        at(question.answeredAt(), zone),
        at(question.closedAt(), zone),
        question.closedBecause(),
        question.conversion(),
        question.messages().stream()
            .filter(message -> message.kind() != QuestionMessage.Kind.LATE_ANSWER_RESOLVED)
            .map(message -> new Message(
                message.kind(), message.author(), message.text(), at(message.at(), zone)))
            .toList());
  }

  static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }
}
