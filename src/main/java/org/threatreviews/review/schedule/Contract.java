package org.threatreviews.review.schedule;

import java.time.LocalDate;
import java.util.List;

/**
 * The part of a client's contract by which reviews are planned.
 *
 * @param spans for which the client had or has a contract, oldest first; another one follows when
 *     an ended contract is renewed, and its periods are counted from its own first day
 */
public record Contract(String client, List<Span> spans, List<Hold> holds) {

  /** Both days inclusive. */
  public record Span(LocalDate firstDay, LocalDate lastDay) {

    boolean contains(LocalDate day) {
      return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
  }

  public Contract {
    spans = List.copyOf(spans);
    holds = List.copyOf(holds);
  }

  /** One span without holds. */
  Contract(String client, LocalDate firstDay, LocalDate lastDay) {
    this(client, List.of(new Span(firstDay, lastDay)), List.of());
  }

  LocalDate lastDay() {
    return spans.get(spans.size() - 1).lastDay();
  }

  boolean isOnHold(LocalDate day) {
    return Hold.covers(holds, day);
  }

  /** The span of this day; the last one when it lies in none. */
  Span spanOf(LocalDate day) {
    return spans.stream()
        .filter(span -> span.contains(day))
        .findFirst()
        .orElse(spans.get(spans.size() - 1));
  }

  /** All periods of this length, over all spans. */
  List<ReviewPeriod> periods(int months) {
    return ReviewPeriod.of(spans, months);
  }
}
