package org.threatreviews.notification.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a recipient gets on a day when several mails wait: a digest of those that can come together,
 * or one of the others. Whichever has waited longest is first, so that each gets its day; but news of
 * severe incidents does not wait for an invitation, as long as that is no older than three days.
 */
public final class DaysMail {

  private static final Set<String> SEVERE = Set.of("CRITICAL", "HIGH");
  private static final Duration PATIENCE = Duration.ofDays(3);

  private DaysMail() {}

  /**
   * @param waiting at least one, in the order in which they were written
   * @param together those of them that a digest takes
   * @return those that leave, in the same order: one by itself, or several as a digest
   */
  public static List<Held> of(List<Held> waiting, Collection<Held> together, Instant now) {
    Held first = waiting.get(0);
    List<Held> apart = waiting.stream().filter(mail -> !together.contains(mail)).toList();
    if (together.size() < 2) {
      return List.of(severeFirst(waiting, apart, now));
    }
    if (apart.isEmpty()) {
      return List.copyOf(together);
    }
    boolean severe = together.stream().anyMatch(DaysMail::isSevere) && isRecent(apart.get(0), now);
    if (!together.contains(first) && !severe) {
      return List.of(first);
    }
    // what is newer about the same does not overtake what waits
    Set<String> left = apart.stream().map(Held::reference).collect(Collectors.toSet());
    List<Held> digest = waiting.stream()
        .filter(together::contains)
        .filter(mail -> !left.contains(mail.reference()))
        .toList();
    return digest.isEmpty() ? List.of(first) : digest;
  }

  private static Held severeFirst(List<Held> waiting, List<Held> apart, Instant now) {
    return waiting.stream()
        .filter(DaysMail::isSevere)
        .filter(mail -> apart.stream()
            .allMatch(other -> other.equals(mail)
                || isRecent(other, now) && !other.reference().equals(mail.reference())))
        .findFirst()
        .orElse(waiting.get(0));
  }

  private static boolean isSevere(Held mail) {
    return !mail.settled() && mail.severity() != null && SEVERE.contains(mail.severity());
  }

  private static boolean isRecent(Held mail, Instant now) {
    return mail.createdAt().plus(PATIENCE).isAfter(now);
  }
}
