package org.threatreviews.client;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;
import org.threatreviews.problem.InvalidInput;

/**
 * When a contact works on a day, in its own zone.
 *
 * <p>Refused as {@link InvalidInput} when they do not end after they begin.
 */
public record WorkingHours(
    @JsonFormat(pattern = "HH:mm") LocalTime from,
    @JsonFormat(pattern = "HH:mm") LocalTime to) {

  private static final String BETWEEN = "-";

  public WorkingHours {
    if (!from.isBefore(to)) {
      throw new InvalidInput(
          "workingHours", "endBeforeStart", "Working hours must end after they begin.");
    }
  }

  /** As {@link #toString} writes it. */
  static WorkingHours parse(String text) {
    String[] parts = text.split(BETWEEN);
    return new WorkingHours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
  }

  /** Such as {@code 09:00-17:00}. */
  @Override
  public String toString() {
    return from + BETWEEN + to;
  }
}
