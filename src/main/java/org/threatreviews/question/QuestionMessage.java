package org.threatreviews.question;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What happened to a question after it was asked.
 *
 * @param author the contact's address or the user id of our staff
 * @param text the answer or the client's words; null where nothing was said
 */
@Table("question_message")
public record QuestionMessage(Kind kind, String author, String text, Instant at) {

  /** What a message does. The client never sees {@code LATE_ANSWER_RESOLVED}. */
  public enum Kind {
    ANSWERED,
    CONFIRMED,
    REOPENED,
    LATE_ANSWER_RESOLVED
  }
}
