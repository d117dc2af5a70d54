/**
 * The way through {@code action-follow-up}; each step calls {@link
 * org.threatreviews.improvement.ActionFollowUp}.
 *
 * <ol>
 *   <li>Look at the action ({@code look}): what follows depends on its state, owner and day. Every
 *       change of the action ({@code ActionProcess.follow}) leads back here.
 *   <li>A reminder is ahead ({@code reminderDue}): the client is reminded by mail ({@code
 *       remindClient}); our own team gets a task ({@code report}, due {@code dueForTeam}) and is
 *       reminded in its queue ({@code remindTeam}, due {@code teamReminderDue}).
 *   <li>All reminders are sent: wait until a review carries the action over ({@code carriedOver}).
 *   <li>Declined: when it is time ({@code askAgainDue}), ask again ({@code askAgain}).
 *   <li>Done, dropped, or the contract is over: the action is settled.
 * </ol>
 */
package org.threatreviews.improvement.process;
