package org.threatreviews.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * What the outbox knows about a mail, without its text.
 *
 * @param kind null for a mail of an earlier release that is no more
 * @param process id of the process that it belongs to
 * @param reference the domain reference that it is about
 * @param element id of the element that it belongs to
 * @param client the recipient's client; null for our own staff
 * @param attempts how often the server has answered
 * @param reason what the server said last, or why there was no answer; null when nothing went wrong
 * @param sentAt null when it has not left
 * @param heldBecause why it waits, or has waited, for its recipient's hours; null when it need not
 * @param leavesFrom when it may leave; null unless it is {@link MailStatus#HELD}
 */
public record MailRecord(
    UUID id,
    MailKind kind,
    String process,
    String reference,
    String element,
    String client,
    String recipient,
    String recipientName,
    String subject,
    MailStatus status,
    int attempts,
    String reason,
    Instant queuedAt,
    Instant sentAt,
    HoldReason heldBecause,
    Instant leavesFrom) {}
