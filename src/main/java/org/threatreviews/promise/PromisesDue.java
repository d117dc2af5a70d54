package org.threatreviews.promise;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The promises that fell due in a span of time.
 *
 * @param counts of every kind, in the kinds' order
 * @param broken those that were not kept, by the instant at which they fell due
 */
public record PromisesDue(Map<PromiseKind, Count> counts, List<Promise> broken) {

  private static final Comparator<Promise> IN_ORDER =
      Comparator.comparing(Promise::due).thenComparing(Promise::kind).thenComparing(Promise::what);

  /**
   * @param made promises that fell due
   * @param kept of these, in time
   */
  public record Count(int made, int kept) {}

  /** Of these those that are due in that span. */
  static PromisesDue of(Collection<Promise> promises, Instant from, Instant to) {
    List<Promise> due =
        promises.stream().filter(promise -> promise.isDueBetween(from, to)).toList();
    Map<PromiseKind, Count> counts = new EnumMap<>(PromiseKind.class);
    Arrays.stream(PromiseKind.values()).forEach(kind -> counts.put(kind, count(due, kind)));
    return new PromisesDue(
        counts,
        due.stream().filter(promise -> !promise.isKept()).sorted(IN_ORDER).toList());
  }

  private static Count count(List<Promise> due, PromiseKind kind) {
    List<Promise> ofKind =
        due.stream().filter(promise -> promise.kind() == kind).toList();
    return new Count(
        ofKind.size(), (int) ofKind.stream().filter(Promise::isKept).count());
  }
}
