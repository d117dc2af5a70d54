/** What a contract says about its reviews: reckoned from its words alone, without what is stored. */
@org.springframework.modulith.NamedInterface("schedule")
package org.threatreviews.review.schedule;
