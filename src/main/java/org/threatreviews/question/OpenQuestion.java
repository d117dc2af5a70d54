package org.threatreviews.question;

import java.time.Instant;

/**
 * A question that waits for our answer.
 *
 * @param due by when we must answer
 */
public record OpenQuestion(QuestionSummary question, Instant due) {}
