package org.threatreviews.review.threat;

/**
 * A new threat that clients should hear of.
 *
 * @param id its number in the library
 * @param why why it matters: to the client of a review, or to clients in general in the library
 * @param link where to read more, an http or https address
 */
public record EmergingThreat(long id, String title, String why, String link) {}
