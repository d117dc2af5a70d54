package org.threatreviews.review.pack;

/**
 * The file of a pack as it was published.
 *
 * @param sha256 of the content, in hexadecimal digits; null for packs from before files were kept
 * @param content a PDF
 */
public record PackFile(String sha256, byte[] content) {}
