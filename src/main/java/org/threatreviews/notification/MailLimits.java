package org.threatreviews.notification;

/**
 * How many mails of a kind a contact gets a day, of those that need not leave at any hour.
 *
 * @param mailsADay how many leave a day, a digest being one
 * @param aloneADay how many of a kind that is urgent leave by themselves beyond that, in the
 *     contact's hours; 0 for kinds that are not
 * @param gatherMinutes how long the others of such a kind gather before they leave as one; 0: until
 *     the next digest
 */
public record MailLimits(int mailsADay, int aloneADay, int gatherMinutes) {}
