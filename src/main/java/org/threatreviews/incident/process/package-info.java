/**
 * The way through the models. Behind each step stands the method of {@link
 * org.threatreviews.incident.steps.FollowUpSteps} that has its name; a task's listener calls the one in
 * brackets.
 *
 * <p>{@code incident-follow-up}:
 *
 * <ol>
 *   <li>At the report's time, {@code notifyContacts} and {@code suspendAcceptances}.
 *   <li>While the client is silent, {@code sendReminder} in turn, and {@code markUnanswered} for the
 *       lead's decision ({@code decideEscalation}), {@code sendExtraReminder} if that is another
 *       round; the lead is asked again, whatever it is.
 *   <li>Beside it, where the policy or the lead wants it, calls until somebody is reached ({@code
 *       recordCall}), and {@code announceSeverity} when it has changed.
 *   <li>{@code takeFeedback}, then the SOC verifies ({@code verify}) or helps ({@code assist}) with
 *       the oldest request, or an accepted risk is kept until {@code reopenIncident}.
 *   <li>{@code confirmClosure} when the SOC found the threat gone, else {@code returnToClient} and
 *       on with what is still asked for, or waiting again.
 *   <li>At any time a report that was withdrawn or merged ends it with {@code announceWithdrawal}.
 * </ol>
 *
 * <p>{@code risk-acceptance}: {@code sendHeadsUp} a fortnight before the last day; over after that
 * day, or at once when withdrawn or put in question.
 *
 * <p>{@code report-correction}: one task of the SOC, carried out by {@link
 * org.threatreviews.incident.correction.ReportCorrections#correct}; left for too long, it goes.
 *
 * <p>Dates come from {@link org.threatreviews.incident.steps.FollowUpDates}.
 */
package org.threatreviews.incident.process;
