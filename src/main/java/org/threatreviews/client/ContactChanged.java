package org.threatreviews.client;

/**
 * Something about a contact changed: level, role, authority, phone, name, language, zone, working
 * time or, after {@link ContactReaddressed}, the address. Published in the transaction of the
 * change.
 *
 * @param before of the same id as {@code after}
 */
public record ContactChanged(Client client, Contact before, Contact after) {}
