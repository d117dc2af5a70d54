package org.threatreviews.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The processes that run reviews. Called in the transaction of the change itself; a process that is
 * not waiting at the moment finds the change in the tables when it gets there.
 */
public interface ReviewProcess {

  void startProgramme(String clientReference);

  void startReview(ReviewSummary review);

  /** The contract, the plan or a date in it has changed; the programme looks at it again. */
  void planChanged(String clientReference);

  void reviewMoved(String reviewReference);

  /** The programme waits until then to begin with this review, if it waits for that now. */
  void preparationBegins(String client, String reviewReference, Instant moment);

  /** What waits for a moment of this timetable waits for it as it is now; the meeting stays. */
  void timesChanged(String reviewReference, ReviewTimetable due);

  /** Whether a call about the review's date is on its way. */
  boolean isDateCallWanted(String reviewReference);

  /**
   * Somebody of ours is to call about the review's date.
   *
   * @param contact address of who wants to be called
   */
  void startDateCall(String reviewReference, String contact);

  /** The review has another date, or was held or missed: nobody need call about it any more. */
  void dateSettled(String reviewReference);

  /** The review leaves the plan. What its meeting has handed to the SOC stays with the SOC. */
  void reviewCancelled(String reviewReference);

  /**
   * Looks for somebody else to hold this review, unless that is going on already.
   *
   * @param analyst user id of who can't hold it, or of who gets it back
   * @param planned user id of who is to get it, as things are now; null when that is still open
   * @param named user id of who gets it back; null when nobody does
   */
  void startHandOver(String reviewReference, String analyst, String planned, String named);

  /**
   * Whether somebody is being looked for at this moment for any of these reviews of a client;
   * waiting for a lead's word is not looking.
   */
  boolean isLookingFor(String clientReference, Collection<String> reviewReferences);

  /**
   * References of reviews for which somebody is looked for in place of this analyst, in the order in
   * which that began.
   */
  List<String> handOversOf(String analyst);

  /**
   * Reviews for which nobody was found and the lead is asked, or waits to be, by reference, each with
   * the analyst who could not hold it; empty where there was none.
   */
  Map<String, String> handOversWithoutSubstitute();

  /**
   * Reviews whose own processes ask the lead who holds them, by reference, and hear of somebody who
   * is found otherwise.
   */
  List<String> askingForAnalyst();

  /** Whether the review's own process asks the lead who holds it. */
  boolean isAskingForAnalyst(String reviewReference);

  /** Somebody holds the review: if its own process asks the lead, it need not any more. */
  void analystFound(String reviewReference);

  /**
   * The lead has said who holds what this analyst can't: whoever waits for that word looks again at
   * once.
   *
   * @param named user id; empty: whoever is free, and else anybody who claims the tasks
   */
  void lookForSubstitutesAgain(String analyst, String named);

  /** Nobody else need be found any more, or somebody was. */
  void handOverSettled(String reviewReference);

  /**
   * Gives the open tasks of this review to somebody.
   *
   * @param userId null: to nobody, so that any analyst or advisor can claim them
   */
  void assign(String reviewReference, String userId);

  /** Lets team leads claim the open tasks of this review, beside those who can already. */
  void offerToLeads(String reviewReference);

  /** Makes a task for the SOC out of an agenda item; it outlives the review. */
  void handToSoc(String reviewReference, UUID agendaItem);

  /** The SOC need not handle the item any more. */
  void takeBackFromSoc(String reviewReference, UUID agendaItem);

  /** Sees to it that what this review leaves is talked about in another one, or settled. */
  void pointsLeft(String reviewReference);
}
