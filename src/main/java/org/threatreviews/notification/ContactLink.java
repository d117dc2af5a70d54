package org.threatreviews.notification;

import java.time.Instant;

/**
 * What the holder of a link may see and answer.
 *
 * @param email the contact to whom the link was mailed; what is answered by it is this contact's
 *     answer
 */
public record ContactLink(
    String clientReference, String email, LinkScope scope, String reference, Instant expiresAt) {}
