package org.threatreviews.review.threat;

import java.time.Instant;

/**
 * An entry of the team's library of emerging threats.
 *
 * @param retired whether it is old news, and no longer offered for reviews
 * @param clients how many clients have it, or had it, in a review
 * @param changedBy user id of who wrote it last
 */
public record LibraryThreat(
    EmergingThreat threat, boolean retired, int clients, String changedBy, Instant changedAt) {}
