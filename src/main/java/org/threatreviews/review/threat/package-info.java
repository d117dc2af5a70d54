/** The library of emerging threats, and what of it is told to which client. */
@org.springframework.modulith.NamedInterface("threat")
package org.threatreviews.review.threat;
