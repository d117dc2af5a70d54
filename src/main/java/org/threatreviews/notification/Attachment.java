package org.threatreviews.notification;

/**
 * @param contentType media type with parameters, such as {@code text/calendar; method=REQUEST}
 */
public record Attachment(String filename, String contentType, byte[] content) {}
