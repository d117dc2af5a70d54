package org.threatreviews.client;

import java.time.LocalDate;

/**
 * A contact will be, or is, away. Published in the transaction in which that is recorded, which may
 * be long before the first day.
 *
 * @param from first day, in the contact's zone
 * @param to last day, inclusive
 * @param standIn who gets what the contact would get; null when nobody was named
 */
public record ContactAway(
    Client client, Contact contact, LocalDate from, LocalDate to, Contact standIn) {}
