package org.threatreviews.portal.web;

import java.time.Instant;
import org.threatreviews.notification.LinkScope;

/**
 * Something that waits for this contact.
 *
 * @param urgency the smaller the sooner it should be done
 * @param since what decides between two of the same urgency, the earlier first
 * @param scope what it is about, as is {@code reference}
 * @param severity of an incident; else null
 * @param title as it was written by somebody
 * @param language IETF tag of the title's language, or null
 * @param what what we ask for, in the contact's language
 */
record OpenItem(
    int urgency,
    Instant since,
    LinkScope scope,
    String reference,
    String path,
    String severity,
    String title,
    String language,
    String what) {}
