package org.threatreviews.notification;

/**
 * What makes a mail unique, together with its recipient: a step that runs twice writes the same key
 * and the second mail is not created.
 *
 * @param businessKey the domain reference that the mail is about
 * @param count 1 for the first mail of this kind about this reference, 2 for the second, and so on
 */
public record MailKey(MailKind kind, String businessKey, int count) {}
