package org.threatreviews.review;

import java.time.Instant;

/**
 * What a published review covers; both null before.
 *
 * @param periodStart where the period of the review published before ends
 * @param periodEnd the moment of publication
 */
record CoveredPeriod(Instant periodStart, Instant periodEnd) {

  static final CoveredPeriod NONE = new CoveredPeriod(null, null);
}
