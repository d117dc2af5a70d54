package org.threatreviews.notification.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which a digest shows its mails: the most severe incident first, then what else there
 * is, at last what is settled. What is about the same stands together and in the order in which it
 * was written, and counts as severe as its newest mail says; of equals, those that ask for an answer
 * come first.
 *
 * @param entries in that order
 * @param severity of the first one; null when the digest is about no open incident
 * @param mostSevere how many incidents are as severe as the first one
 * @param matters how many things it is about
 */
public record DigestOrder(List<DigestEntry> entries, String severity, int mostSevere, int matters) {

  private static final List<String> SEVERITIES = List.of("CRITICAL", "HIGH", "MEDIUM", "LOW");

  /**
   * @param written the mails in the order in which they were written
   */
  public static DigestOrder of(List<DigestEntry> written) {
    Map<String, List<DigestEntry>> matters = new LinkedHashMap<>();
    written.forEach(entry ->
        matters.computeIfAbsent(entry.matter(), matter -> new ArrayList<>()).add(entry));
    List<List<DigestEntry>> ordered = matters.values().stream()
        .sorted(Comparator.<List<DigestEntry>>comparingInt(DigestOrder::rank)
            .thenComparing(matter -> !asks(matter)))
        .toList();
    int first = ordered.isEmpty() ? SEVERITIES.size() : rank(ordered.get(0));
    return new DigestOrder(
        ordered.stream().flatMap(List::stream).toList(),
        first < SEVERITIES.size() ? SEVERITIES.get(first) : null,
        Math.toIntExact(ordered.stream().filter(matter -> rank(matter) == first).count()),
        ordered.size());
  }

  private static int rank(List<DigestEntry> matter) {
    DigestEntry newest = matter.get(matter.size() - 1);
    if (newest.settled()) {
      return SEVERITIES.size() + 1;
    }
    int rank = newest.severity() == null ? -1 : SEVERITIES.indexOf(newest.severity());
    return rank < 0 ? SEVERITIES.size() : rank;
  }

  private static boolean asks(List<DigestEntry> matter) {
    return matter.stream().anyMatch(entry -> entry.part().answerBy() != null);
  }
}
