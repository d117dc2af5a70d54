package org.threatreviews.question;

/**
 * How fast a question is answered and how long the client's reply is awaited. Comes from the
 * decision {@code question-policy}.
 *
 * @param answerWithin working days of ours until the answer is late
 * @param leadDecidesWithin working days of ours that the team lead has for a late answer
 * @param closingNoticeAfter working days of the client's from the answer to the closing notice
 * @param closeAfterNotice working days of the client's from that notice to the closing
 */
public record QuestionPolicy(
    int answerWithin, int leadDecidesWithin, int closingNoticeAfter, int closeAfterNotice) {}
