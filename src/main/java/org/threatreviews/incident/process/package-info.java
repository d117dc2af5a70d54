/**
 * The engine's side of the follow-up of incidents.
 *
 * <p>{@code incident-follow-up}, steps in {@link org.threatreviews.incident.FollowUpSteps}: <br>
 * at the report's time the contacts are notified ({@code notifyContacts}) and accepted risks like it
 * are put in question ({@code suspendAcceptances}); a call is an event of its own ({@code
 * recordCall}). <br>
 * The client's turn: wait, remind in turn ({@code sendReminder}), and after too long a silence mark
 * ({@code markUnanswered}) and let the lead decide ({@code decideEscalation}, {@code
 * sendExtraReminder}); a new severity is announced ({@code announceSeverity}). <br>
 * Feedback is taken up ({@code takeFeedback}): the SOC verifies ({@code verify}) or assists ({@code
 * assist}), an accepted risk is kept until it is over ({@code reopenIncident}), a promise is noted.
 * <br>
 * Closed: the client gets a confirmation ({@code confirmClosure}). Else: it is told why it is its
 * turn again ({@code returnToClient}). <br>
 * A report that is taken back ends all of it ({@code announceWithdrawal}).
 *
 * <p>{@code risk-acceptance}: waits for the heads-up ({@code sendHeadsUp}) and then for the last day
 * to pass; {@link org.threatreviews.incident.IncidentFollowUp#withdrawAcceptance} and whatever
 * suspends it end it early.
 *
 * <p>{@code report-correction}: somebody of the SOC opens a form, which {@link
 * org.threatreviews.incident.ReportCorrections#correct} carries out.
 *
 * <p>Due dates come from {@link org.threatreviews.incident.FollowUpDates}, policy from the decision
 * {@code follow-up-policy}.
 */
package org.threatreviews.incident.process;
