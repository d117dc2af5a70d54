package org.threatreviews.improvement;

/**
 * When an owner is reminded of an action, and when a declined improvement is asked again. Comes from
 * the decision {@code action-policy}. Working days are the owner's.
 *
 * @param remindBefore working days before the due date
 * @param remindAfter working days between the reminders after it
 * @param remindersAfter how many there are after it, and after each review that carries it over
 * @param askAgainAfter months from declining an improvement to proposing it again
 */
public record ActionPolicy(
    int remindBefore, int remindAfter, int remindersAfter, int askAgainAfter) {}
