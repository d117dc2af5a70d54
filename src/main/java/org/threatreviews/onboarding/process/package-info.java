/**
 * The way through {@code client-onboarding}; each step calls {@link
 * org.threatreviews.onboarding.Onboarding}.
 *
 * <ol>
 *   <li>Send welcome ({@code sendWelcome}), then hold the introduction call ({@code
 *       recordIntroductionCall}).
 *   <li>Confirm telemetry ({@code recordTelemetryReady}); until then the client is reminded ({@code
 *       remindOfTelemetry}, due {@code telemetryReminderDue}).
 *   <li>Invite to the orientation call ({@code inviteToOrientationCall}) and hold it ({@code
 *       recordOrientationCall}). A stage that is late ({@code stageDue}) gives the lead a task
 *       ({@code chaseDue}).
 *   <li>Plan all reviews ({@code planReviews}), send the plan ({@code sendPlan}), start the programme
 *       ({@code startProgramme}).
 *   <li>At any time: the contract is terminated ({@code confirmTermination}) or over ({@code end},
 *       due {@code contractOver}).
 * </ol>
 */
package org.threatreviews.onboarding.process;
