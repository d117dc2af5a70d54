package org.threatreviews.question;

import java.time.Duration;
import java.time.Instant;

/**
 * How long who had a question, in working time, each side's in its own calendar.
 *
 * @param firstAnswer from asking to our first answer, or until now while there is none
 * @param firstAnswerLate whether that answer came, or is, later than promised
 * @param ours all that the question has lain with us
 * @param client all that our answers have lain with the client
 * @param answerDue by when we must answer; null unless the question is open
 * @param answerLate whether that is over
 */
public record QuestionTimes(
    Duration firstAnswer,
    boolean firstAnswerLate,
    Duration ours,
    Duration client,
    Instant answerDue,
    boolean answerLate) {}
