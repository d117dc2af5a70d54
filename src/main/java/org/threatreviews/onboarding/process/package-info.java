/**
 * The way through {@code client-onboarding}; each step calls {@link
 * org.threatreviews.onboarding.Onboarding}.
 *
 * <ol>
 *   <li>Hold the introduction call ({@code recordIntroductionCall}); beside it, send welcome ({@code
 *       sendWelcome}).
 *   <li>Confirm telemetry ({@code recordTelemetryReady}); until then the client is reminded ({@code
 *       remindOfTelemetry}, due {@code telemetryReminderDue}).
 *   <li>Hold the orientation call ({@code recordOrientationCall}); beside it, invite to it ({@code
 *       inviteToOrientationCall}). A stage that is late ({@code stageDue}) gives the lead a task
 *       ({@code stageChased}, due {@code chaseDue}) that comes back for as long as it is late.
 *   <li>Plan all reviews ({@code planReviews}), start the programme ({@code startProgramme}), send
 *       the plan ({@code sendPlan}).
 *   <li>At any time: the contract is terminated ({@code confirmTermination}) or over ({@code end},
 *       due {@code contractOver}).
 * </ol>
 */
package org.threatreviews.onboarding.process;
