package org.threatreviews.incident.web;

/**
 * A part of a report that came in and is not kept.
 *
 * @param field as the caller names it
 * @param detail why, and what to do
 */
record NotTaken(String field, String detail) {}
