package org.threatreviews.staff;

import java.time.ZoneId;

/**
 * Somebody who holds threat reviews.
 *
 * @param userId the engine's user; tasks are assigned to it
 * @param qualified is or has been part of 24/7 delivery, so may hold reviews
 * @param advisor is a Cybersecurity Advisor, dedicated to the clients of the advisor subscription
 * @param weeklyReviews how many reviews this person can prepare and hold in a week
 * @param active still belongs to the pool; who left keeps a record but gets no reviews
 */
public record Analyst(
    String userId,
    String name,
    String email,
    boolean qualified,
    boolean advisor,
    ZoneId timeZone,
    int weeklyReviews,
    boolean active) {

  /** Nobody said otherwise, so a person holds this many reviews in a week. */
  public static final int USUAL_WEEKLY_REVIEWS = 4;

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
}
