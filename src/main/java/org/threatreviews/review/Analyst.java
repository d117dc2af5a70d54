package org.threatreviews.review;

import java.time.ZoneId;

/**
 * Somebody who holds threat reviews.
 *
 * @param userId the engine's user; tasks are assigned to it
 * @param qualified is or has been part of 24/7 delivery, so may hold reviews
 * @param advisor is a Cybersecurity Advisor, dedicated to the clients of the advisor subscription
 */
public record Analyst(
    String userId,
    String name,
    String email,
    boolean qualified,
    boolean advisor,
    ZoneId timeZone) {}
