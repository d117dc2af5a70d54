package org.threatreviews.review.threat;

/**
 * An entry of the library that may be attached to a review.
 *
 * @param shownIn title of the client's latest other review that has it, or null
 */
public record OfferedThreat(EmergingThreat threat, String shownIn) {}
