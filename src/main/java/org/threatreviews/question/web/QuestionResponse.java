package org.threatreviews.question.web;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.question.ClosedBecause;
import org.threatreviews.question.Conversion;
import org.threatreviews.question.QuestionDetails;
import org.threatreviews.question.QuestionMessage;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.QuestionTimes;
import org.threatreviews.question.Queue;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextStepResponse;

/**
 * A question with all that was said; what is for our staff only is left out.
 *
 * @param firstAnswerTime working time from asking to our first answer, or until now
 * @param firstAnswerLate whether that is, or was, more than promised
 * @param answerTime working time that it has lain with us in all
 * @param clientTime working time that our answers have lain with the client
 * @param answerDue by when we must answer; null unless it is open
 * @param nextStep null once it is closed
 */
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
    Duration firstAnswerTime,
    boolean firstAnswerLate,
    Duration answerTime,
    Duration clientTime,
    OffsetDateTime answerDue,
    NextStepResponse nextStep,
    List<Message> messages) {

  /** What happened after it was asked. */
  record Message(QuestionMessage.Kind kind, String author, String text, OffsetDateTime at) {}

  static QuestionResponse of(QuestionDetails question, NextStep next, ZoneId zone) {
    QuestionTimes times = question.times();
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
        times.firstAnswer(),
        times.firstAnswerLate(),
        times.ours(),
        times.client(),
        at(times.answerDue(), zone),
        question.status() == QuestionStatus.CLOSED ? null : NextStepResponse.of(next, zone),
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
