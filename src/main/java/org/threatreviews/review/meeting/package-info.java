/** Entries during the call, how it went, and the minutes. */
@org.springframework.modulith.NamedInterface("meeting")
package org.threatreviews.review.meeting;
