package org.threatreviews.notification;

import java.time.Instant;

/**
 * A kind of mail that a contact does not want.
 *
 * @param email the contact's address, in lower case
 * @param event name of the mail's template
 */
public record OptOut(String email, String event, Instant since, OptOutSource by) {}
