package org.threatreviews.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An incident in a list.
 *
 * @param client the client's reference
 * @param unanswered whether the client is silent for longer than the policy allows
 * @param clientTime working time, in the client's calendar, during which it was the client's turn
 * @param socTime working time, in the provider's calendar, during which it was the SOC's turn
 * @param acceptedUntil last day of the risk acceptance that runs, or null
 * @param again why a client that has answered is asked again; null unless it is its turn and it was
 * @param promise what the client has promised, as its last word; null unless it is its turn and it did
 */
public record IncidentSummary(
    String reference,
    String client,
    Severity severity,
    String title,
    IncidentStatus status,
    Instant reportedAt,
    Instant closedAt,
    boolean unanswered,
    Duration clientTime,
    Duration socTime,
    int remindersSent,
    LocalDate acceptedUntil,
    AskedAgain again,
    ClientPromise promise) {}
