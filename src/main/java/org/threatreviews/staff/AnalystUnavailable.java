package org.threatreviews.staff;

/**
 * Published, in the transaction of the change, when somebody can't hold reviews on these days.
 *
 * @param days all days for somebody who has left; those after the last one for somebody who will
 * @param successor user id of who is to have what they had; null when nobody is named
 * @param leaves whether they leave, rather than come back afterwards
 */
public record AnalystUnavailable(String userId, Absence days, String successor, boolean leaves) {

  static AnalystUnavailable away(String userId, Absence days) {
    return new AnalystUnavailable(userId, days, null, false);
  }

  static AnalystUnavailable gone(String userId, Departure departure) {
    return new AnalystUnavailable(userId, departure.daysAfter(), departure.successor(), true);
  }

  /** Has left just now. */
  static AnalystUnavailable goneNow(String userId, String successor) {
    return new AnalystUnavailable(userId, Absence.ALWAYS, successor, true);
  }
}
