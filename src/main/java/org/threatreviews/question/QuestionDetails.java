package org.threatreviews.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question with all that was said.
 *
 * @param by address of the contact who asked
 * @param reader address of the contact who gets the answer; another one once who asked has left
 * @param incidentReference the reported incident that it is about, or null
 * @param queue who answers it
 * @param answeredAt when it was last answered, or null
 * @param closedAt null unless it is closed, as is {@code closedBecause}
 * @param times how long who had it, now
 * @param messages all that happened since it was asked, in order
 */
public record QuestionDetails(
    String reference,
    String client,
    String subject,
    String text,
    String by,
    String reader,
    String incidentReference,
    Queue queue,
    QuestionStatus status,
    Instant askedAt,
    Instant answeredAt,
    Instant closedAt,
    ClosedBecause closedBecause,
    Conversion conversion,
    QuestionTimes times,
    List<QuestionMessage> messages) {

  /** The latest answer. */
  public Optional<String> answer() {
    return messages.stream()
        .filter(message -> message.kind() == QuestionMessage.Kind.ANSWERED)
        .reduce((earlier, later) -> later)
        .map(QuestionMessage::text);
  }
}
