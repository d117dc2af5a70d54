/** Threat reviews: which a contract has, who holds them, what is on the agenda, what came of it. */
@org.springframework.modulith.ApplicationModule(displayName = "Threat reviews")
package org.threatreviews.review;
