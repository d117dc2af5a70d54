package org.threatreviews.staff;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InvalidInput;

/**
 * What changes about somebody in the pool; what is null stays as it is.
 *
 * @param qualified true: for everything, unless they are qualified for something already; false:
 *     for nothing
 * @param qualifiedFor these subscriptions and no other
 * @param languages these and no other
 * @param active false: leaves the pool, true: comes back, or stays after all
 */
public record AnalystChange(
    String name,
    String email,
    Boolean qualified,
    Boolean advisor,
    ZoneId timeZone,
    Integer weeklyReviews,
    Boolean active,
    Set<Subscription> qualifiedFor,
    Set<String> languages) {

  public AnalystChange(
      String name,
      String email,
      Boolean qualified,
      Boolean advisor,
      ZoneId timeZone,
      Integer weeklyReviews,
      Boolean active) {
    this(name, email, qualified, advisor, timeZone, weeklyReviews, active, null, null);
  }

  static AnalystChange activity(boolean active) {
    return new AnalystChange(null, null, null, null, null, null, active);
  }

  /** The lead has said what this person may hold. */
  public static AnalystChange qualifying(Qualification qualification) {
    return new AnalystChange(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        qualification.subscriptions(),
        qualification.languages());
  }

  /** Says which reviews the person may hold, be it none. */
  boolean isAboutQualification() {
    return qualified != null || qualifiedFor != null || languages != null;
  }

  /**
   * @throws InvalidInput when the qualification can't be
   */
  Analyst applyTo(Analyst known) {
    boolean stays = Objects.requireNonNullElse(active, known.active());
    return new Analyst(
        known.userId(),
        Objects.requireNonNullElse(name, known.name()),
        Objects.requireNonNullElse(email, known.email()),
        qualification(known.qualification()),
        Objects.requireNonNullElse(advisor, known.advisor()),
        Objects.requireNonNullElse(timeZone, known.timeZone()),
        Objects.requireNonNullElse(weeklyReviews, known.weeklyReviews()),
        stays,
        active == null ? known.departure() : null);
  }

  private Qualification qualification(Qualification known) {
    Qualification start = known;
    if (Boolean.FALSE.equals(qualified)) {
      start = Qualification.NONE;
    } else if (Boolean.TRUE.equals(qualified) && !known.isAny()) {
      start = Qualification.EVERYTHING;
    }
    return qualifiedFor == null && languages == null
        ? start
        : Qualification.of(
            Objects.requireNonNullElse(qualifiedFor, start.subscriptions()),
            Objects.requireNonNullElse(languages, start.languages()));
  }
}
