package org.threatreviews.history;

import java.time.LocalDate;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;

/**
 * Which decisions of a client are wanted.
 *
 * @param client the client's reference
 * @param from the first day in the business zone; null: from the beginning
 * @param to the last day in the business zone, inclusive; null: up to now
 * @param subject null for all
 * @param reference of the subject; null for all
 */
public record HistoryFilter(
    String client, LocalDate from, LocalDate to, DecisionSubject subject, String reference) {

  /**
   * @throws InvalidInput when the last day lies before the first
   */
  public HistoryFilter {
    if (from != null && to != null && to.isBefore(from)) {
      throw new InvalidInput(
          "to",
          "notBeforeFrom",
          "The last day, %s, is before the first, %s."
              .formatted(InWords.day(to), InWords.day(from)));
    }
  }
}
