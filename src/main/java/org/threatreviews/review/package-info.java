/**
 * Threat reviews: the record of one meeting and its times. What is done with it stands in the rooms
 * below, which know this package and never the other way round.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Threat reviews")
package org.threatreviews.review;
