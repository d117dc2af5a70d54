/** What the client gets before a meeting: the question for points, reminders, and the pack. */
@org.springframework.modulith.NamedInterface("pack")
package org.threatreviews.review.pack;
