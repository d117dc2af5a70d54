package org.threatreviews.question.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.threatreviews.question.NewQuestion;

/**
 * A question of a client.
 *
 * @param reference the caller's own; the same request can be sent again without a second question
 * @param by address of the contact who asks
 * @param incidentReference the reported incident that it is about; left out for a general question
 * @param attachments known only to be refused with the reason (ADR 9)
 */
record QuestionRequest(
    @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
    String reference,

    @NotBlank @Size(max = 200) String subject,
    @NotBlank @Size(max = 20_000) String text,
    @NotBlank @Size(max = 254) String by,
    @Size(max = 60) String incidentReference,
    @Null(message = NO_FILES) JsonNode attachments) {

  private static final String NO_FILES =
      "must be left out: nobody here opens files that are sent to us;"
          + " describe in the text what matters, and we agree on a safe way when a file is needed";

  NewQuestion of(String clientReference) {
    return new NewQuestion(clientReference, reference, subject, text, by, incidentReference);
  }
}
