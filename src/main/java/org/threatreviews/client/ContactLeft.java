package org.threatreviews.client;

/**
 * The departure of a contact has taken effect: its last day, in its zone, is over. Published in the
 * transaction of the change.
 *
 * @param client without the contact among those who are there
 * @param successor who takes over; null when nobody was named
 */
public record ContactLeft(Client client, Contact contact, Contact successor) {}
