package org.threatreviews.staff;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Somebody who holds threat reviews.
 *
 * @param userId the engine's user; tasks are assigned to it
 * @param qualification which reviews they may hold
 * @param advisor is a Cybersecurity Advisor, dedicated to the clients of the advisor subscription
 * @param weeklyReviews how many reviews this person can prepare and hold in a week
 * @param active still belongs to the pool; who left keeps a record but gets no reviews
 * @param departure null unless they have announced that they leave
 */
public record Analyst(
    String userId,
    String name,
    String email,
    Qualification qualification,
    boolean advisor,
    ZoneId timeZone,
    int weeklyReviews,
    boolean active,
    Departure departure) {

  /** Nobody said otherwise, so a person holds this many reviews in a week. */
  public static final int USUAL_WEEKLY_REVIEWS = 4;

  /**
   * @param qualified for all reviews, or for none
   */
  public Analyst(
      String userId,
      String name,
      String email,
      boolean qualified,
      boolean advisor,
      ZoneId timeZone,
      int weeklyReviews,
      boolean active) {
    this(
        userId,
        name,
        email,
        qualified ? Qualification.EVERYTHING : Qualification.NONE,
        advisor,
        timeZone,
        weeklyReviews,
        active,
        null);
  }

  /** Somebody who joins the pool with the usual capacity. */
  public static Analyst joining(
      String userId,
      String name,
      String email,
      boolean qualified,
      boolean advisor,
      ZoneId timeZone) {
    return new Analyst(
        userId, name, email, qualified, advisor, timeZone, USUAL_WEEKLY_REVIEWS, true);
  }

  /** May hold any reviews at all. */
  public boolean qualified() {
    return qualification.isAny();
  }

  /** Belongs to the pool on this day, as far as is known. */
  public boolean isInPoolOn(LocalDate day) {
    return active && (departure == null || !day.isAfter(departure.lastDay()));
  }

  /** Belongs to the pool without an end, so may be named for what lasts. */
  public boolean isStaying() {
    return active && departure == null;
  }

  Analyst leaving(Departure announced) {
    return new Analyst(
        userId, name, email, qualification, advisor, timeZone, weeklyReviews, active, announced);
  }

  Analyst gone() {
    return new Analyst(
        userId, name, email, qualification, advisor, timeZone, weeklyReviews, false, null);
  }
}
