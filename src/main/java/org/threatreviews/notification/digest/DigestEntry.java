package org.threatreviews.notification.digest;

import org.threatreviews.notification.template.MailTemplates.DigestPart;

/**
 * A mail in a digest.
 *
 * @param matter what it is about; the same for all mails about one incident, question or review
 * @param severity of the incident that it is about, or null
 * @param settled whether it says that nothing more is needed about that incident
 */
public record DigestEntry(String matter, String severity, boolean settled, DigestPart part) {}
