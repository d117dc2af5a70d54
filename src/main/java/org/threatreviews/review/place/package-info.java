/** Where reviews take place: the link by which people join, or a room. */
@org.springframework.modulith.NamedInterface("place")
package org.threatreviews.review.place;
