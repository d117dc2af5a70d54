package org.threatreviews.improvement;

/**
 * When an owner is reminded of an action, and when a declined improvement is asked again. Comes from
 * the decision {@code action-policy}. Working days are the owner's.
 *
 * @param remindBefore working days before the due date
 * @param remindAfter working days between the reminders after it
 * @param remindersAfter how many there are after it, and after each review that carries it over
 * @param askAgainAfter months from declining an improvement to proposing it again
 * @param waitForReview working days of ours after the meeting of the review that an action is left
 *     to, by which that has come to its record
 * @param leadDecides working days in which the team lead decides about an action that is left to none
 */
public record ActionPolicy(
    int remindBefore,
    int remindAfter,
    int remindersAfter,
    int askAgainAfter,
    int waitForReview,
    int leadDecides) {}
