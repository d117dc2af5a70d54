package org.threatreviews.notification.digest;

import java.time.Instant;
import java.util.UUID;
import org.threatreviews.notification.Recipient;

/**
 * A mail that waits for its recipient's hours or digest, and may leave now.
 *
 * @param reference what it is about
 * @param severity of the incident that it is about, or null
 * @param settled whether it says that nothing more is needed about that
 * @param leavesBy when it is needed at the latest, or over; null when it may wait
 * @param byItself whether no digest takes it: it carries files, has no HTML form, or goes to our own
 *     people
 */
public record Held(
    UUID id,
    Recipient recipient,
    String subject,
    String html,
    String reference,
    String severity,
    boolean settled,
    Instant createdAt,
    Instant leavesBy,
    boolean byItself) {}
