package org.threatreviews.closing;

import org.threatreviews.client.Subscription;

/** When the team lead gets the list of what is open; a lead can read and change it. */
public interface ClosingPolicy {

  /**
   * @param firstList calendar days before the contract's last day
   * @param lastList calendar days before it
   * @param decideWithin working days for the decision
   * @param listAgain working days after which a list that is not decided about is made anew, once the
   *     contract has ended
   */
  record Terms(int firstList, int lastList, int decideWithin, int listAgain) {}

  Terms of(Subscription subscription);
}
