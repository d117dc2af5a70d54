package org.threatreviews.onboarding.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;
import org.threatreviews.client.WorkingHours;

/**
 * When a contact works on a day, in its own zone.
 *
 * @param from such as {@code 08:30}
 * @param to later on the same day
 */
record NewContactHours(
    @NotNull @Pattern(regexp = TIME, message = "must be a time like 09:00")
    String from,

    @NotNull @Pattern(regexp = TIME, message = "must be a time like 09:00")
    String to) {

  private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

  WorkingHours hours() {
    return new WorkingHours(LocalTime.parse(from), LocalTime.parse(to));
  }
}
