package org.threatreviews.invariant;

import java.time.Instant;

/**
 * Something that breaks a rule.
 *
 * @param kind what it is, such as {@code INCIDENT}, {@code ACTION} or the id of a task
 * @param reference business key of what is concerned
 * @param client the client's reference; null where no client is concerned
 * @param since as far as is known when it last was in order
 */
public record Violation(String kind, String reference, String client, Instant since) {}
