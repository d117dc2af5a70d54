package org.threatreviews.staff;

import java.time.ZoneId;
import java.util.Objects;

/**
 * What changes about somebody in the pool; what is null stays as it is.
 *
 * @param active false: leaves the pool, true: comes back
 */
public record AnalystChange(
    String name,
    String email,
    Boolean qualified,
    Boolean advisor,
    ZoneId timeZone,
    Integer weeklyReviews,
    Boolean active) {

  static AnalystChange activity(boolean active) {
    return new AnalystChange(null, null, null, null, null, null, active);
  }

  Analyst applyTo(Analyst known) {
    return new Analyst(
        known.userId(),
        Objects.requireNonNullElse(name, known.name()),
        Objects.requireNonNullElse(email, known.email()),
        Objects.requireNonNullElse(qualified, known.qualified()),
        Objects.requireNonNullElse(advisor, known.advisor()),
        Objects.requireNonNullElse(timeZone, known.timeZone()),
        Objects.requireNonNullElse(weeklyReviews, known.weeklyReviews()),
        Objects.requireNonNullElse(active, known.active()));
  }
}
