package org.threatreviews.notification;

/**
 * A file that goes with a mail.
 *
 * @param contentType media type with parameters, such as {@code text/calendar; method=REQUEST}
 */
@SuppressWarnings("ArrayRecordComponent") // written once and never compared
public record Attachment(String filename, String contentType, byte[] content) {}
