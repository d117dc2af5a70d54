package org.threatreviews.notification;

/**
 * What makes a mail unique, together with its recipient: a step that runs twice writes the same key
 * and the second mail is not created.
 *
 * @param process id of the process that sends
 * @param businessKey the domain reference that the process is about
 * @param element id of the element that sends
 * @param count counts the mails of this element about this reference, from 1
 */
public record MailKey(String process, String businessKey, String element, int count) {}
