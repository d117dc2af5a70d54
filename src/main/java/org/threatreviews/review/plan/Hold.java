package org.threatreviews.review.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A time in which a client has no reviews.
 *
 * @param from first day
 * @param until last day, inclusive
 */
public record Hold(LocalDate from, LocalDate until) {

  /** What holds of all that was agreed, by day; a resumed hold ends the day before. */
  static List<Hold> of(List<RecordedChange> changes) {
    List<Hold> holds = new ArrayList<>();
    for (RecordedChange change : changes) {
      if (change.type() == ContractChange.Type.HOLD) {
        holds.add(new Hold(change.effective(), change.until()));
        holds.sort(Comparator.comparing(Hold::from));
      } else if (change.type() == ContractChange.Type.RESUME) {
        next(holds, change.effective()).ifPresent(hold -> {
          int index = holds.indexOf(hold);
          holds.remove(index);
          if (hold.from.isBefore(change.effective())) {
            holds.add(index, new Hold(hold.from, change.effective().minusDays(1)));
          }
        });
      }
    }
    return List.copyOf(holds);
  }

  /** The hold of this day, or else the next after it. */
  static Optional<Hold> next(List<Hold> holds, LocalDate day) {
    return holds.stream().filter(hold -> !hold.until.isBefore(day)).findFirst();
  }

  /** Whether the client is on hold on this day. */
  static boolean covers(List<Hold> holds, LocalDate day) {
    return holds.stream().anyMatch(hold -> hold.contains(day));
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  public boolean overlaps(Hold other) {
    return !other.until.isBefore(from) && !other.from.isAfter(until);
  }
}
