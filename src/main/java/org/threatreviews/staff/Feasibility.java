package org.threatreviews.staff;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whether the pool holds what is planned.
 *
 * @param from first day that was looked at
 * @param to last day that was looked at
 * @param shortages the weeks that break, in their order; empty when all can be held
 */
public record Feasibility(LocalDate from, LocalDate to, List<Shortage> shortages) {

  /**
   * A week in which there is more to do than there is time.
   *
   * @param week its Monday
   * @param userId the advisor whose own clients need too much; null for the shared pool
   * @param name of the advisor; null for the shared pool
   */
  public record Shortage(
      LocalDate week, String userId, String name, Duration needed, Duration available) {

    public Duration missing() {
      return needed.minus(available);
    }
  }

  public boolean holds() {
    return shortages.isEmpty();
  }

  /** The first week that breaks. */
  public Optional<Shortage> first() {
    return shortages.stream().findFirst();
  }
}
