package org.threatreviews.review.script;

/**
 * A text of a pack that this machine has no font for.
 *
 * @param part of the pack where it stands first, by its heading; empty on the cover
 * @param reference of the incident or question that it belongs to; empty for any other
 * @param text as it was written
 * @param printed as the PDF says it
 */
public record UnsetText(String part, String reference, String text, String printed) {}
