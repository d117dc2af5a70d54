package org.threatreviews.review.pack;

import java.time.Instant;

/**
 * The pack of a review as it was published; it does not change until it is published again.
 *
 * @param html an HTML fragment without scripts, to be shown inside a page
 * @param sha256 of the PDF, in hexadecimal digits; null for packs from before PDFs were kept
 */
public record ReviewPack(String reference, Instant publishedAt, String html, String sha256) {}
