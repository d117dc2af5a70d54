/**
 * The way through the models. Behind each step stands the method of {@link
 * org.threatreviews.incident.FollowUpSteps} that has its name; a task's listener calls the one in
 * brackets.
 *
 * <p>{@code incident-follow-up}:
 *
 * <ol>
 *   <li>At the report's time, {@code notifyContacts} and {@code suspendAcceptances}; a call is asked
 *       for beside it ({@code recordCall}).
 *   <li>While the client is silent, {@code sendReminder} in turn, {@code markUnanswered} for the
 *       lead's decision ({@code decideEscalation}) or {@code sendExtraReminder}, and {@code
 *       announceSeverity} when it has changed.
 *   <li>{@code takeFeedback}, then the SOC verifies ({@code verify}) or helps ({@code assist}), an
 *       accepted risk is kept until {@code reopenIncident}, or a promise is noted.
 *   <li>{@code confirmClosure} when the SOC found the threat gone, else {@code returnToClient} and
 *       wait again.
 *   <li>At any time a report that was withdrawn or merged ends it with {@code announceWithdrawal}.
 * </ol>
 *
 * <p>{@code risk-acceptance}: {@code sendHeadsUp} a fortnight before the last day; over after that
 * day, or at once when withdrawn or put in question.
 *
 * <p>{@code report-correction}: one task of the SOC, carried out by {@link
 * org.threatreviews.incident.ReportCorrections#correct}.
 *
 * <p>Dates come from {@link org.threatreviews.incident.FollowUpDates}.
 */
package org.threatreviews.incident.process;
