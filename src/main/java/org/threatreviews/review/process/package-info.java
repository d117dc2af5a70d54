/**
 * Runs the models of reviews. A step reads the business key, calls one use case and writes at most
 * its answer; what a step decides stands in the use case that is named behind it.
 *
 * <p>{@code review-programme}, one per contract: find the next review ({@code
 * ReviewProgramme.nextToBegin}), wait until its preparation is due, start it ({@code begin}), and so
 * on until the contract ends ({@code end}). Beside it holds and subscriptions are followed ({@code
 * nextTurn}, {@code followAgreements}), and contacts are told what has changed in the plan ({@code
 * announceChanges}): a mail that fails keeps no review from beginning. One message, plan changed,
 * begins all this again: whatever has changed stands in the tables.
 *
 * <p>{@code threat-review}, one per meeting: confirm the analyst ({@code ReviewAssignment.confirm}),
 * ask the client ({@code ReviewPreparation.askForAgendaPoints}), collect the agenda ({@code
 * ReviewAgenda.collect}), prepare ({@code ReviewPreparation.prepare}; or {@code
 * escalateUnprepared}), publish the pack ({@code ReviewPacks.publish}), hold the meeting ({@code
 * MeetingOutcomes.record}), deliver the minutes and close ({@code ThreatReviews.close}), with two
 * reminders on the way ({@code ReviewPreparation.sendFirstReminder}, {@code sendSecondReminder}). A
 * moved meeting begins again with its new date ({@code MissedMeetings.announceNewDate}), a missed
 * one after its own process, unless it is cancelled ({@code cancel}). What the meeting hands to the
 * SOC outlives it ({@code ReviewAgenda.handledBySoc}).
 *
 * <p>{@code missed-review}, called when nobody came or the meeting was postponed: the first
 * postponement gets a new date by itself ({@code MissedMeetings.reschedule}), anything else waits
 * for the team lead ({@code decide}); it answers whether there is a new date.
 *
 * <p>{@code review-minutes}, called after a held meeting: send the minutes ({@code
 * ReviewMinutes.send}); when they are late, the team lead gets a task, which comes back until they
 * leave.
 *
 * <p>{@code review-hand-over}, for a review whose analyst can't hold it: find somebody ({@code
 * HandOvers.findSubstitute}), else the team lead names one ({@code decide}) or it settles
 * otherwise; then tell client and analyst ({@code announce}). Of all reviews of one person the lead
 * is asked about one, and the others wait for the answer.
 *
 * <p>{@code contract-change}: a team lead asks for it in Tasklist and carries it out ({@code
 * ContractChanges.carryOut}); a form that is left for too long goes.
 */
package org.threatreviews.review.process;
