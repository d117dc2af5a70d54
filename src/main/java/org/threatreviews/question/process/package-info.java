/**
 * The way through {@code general-question}; each step calls {@link
 * org.threatreviews.question.Questions}.
 *
 * <ol>
 *   <li>Route the question by the decision {@code question-routing} ({@code route}).
 *   <li>Answer it ({@code answer}); when the answer is late ({@code answerDue}), the lead resolves
 *       that ({@code lateAnswerResolved}, due {@code lateAnswerDue}), and is asked again for as long
 *       as it is late.
 *   <li>Mail the answer ({@code mailAnswer}) and await the reply: the client confirms ({@code
 *       confirm}) and it is closed, or reopens ({@code reopen}) and it is answered again.
 *   <li>A silent client gets a closing notice ({@code sendClosingNotice}, due {@code
 *       closingNoticeDue}).
 *   <li>Still silent, the question is closed ({@code closeInSilence}, due {@code closingDue}).
 * </ol>
 */
package org.threatreviews.question.process;
