package org.threatreviews.portal.web;

import java.time.Instant;

/**
 * A line of a history.
 *
 * @param what what happened, in the contact's language
 * @param text what was said, or null
 * @param language IETF tag of the language in which it was said, or null
 */
record HistoryEntry(Instant at, String what, String text, String language) {}
