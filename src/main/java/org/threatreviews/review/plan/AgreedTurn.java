package org.threatreviews.review.plan;

import java.time.LocalDate;

/**
 * A day on which something that was agreed begins, and the last day for which nothing else does.
 *
 * @param from first day of a hold or of a subscription; a hold that the client is in began on it
 * @param until last day of the hold, or the last before a subscription that begins during it; the
 *     day before {@code from} where it is a subscription that begins
 */
public record AgreedTurn(LocalDate from, LocalDate until) {}
