package org.threatreviews.client;

/**
 * A contact's last day is known, or is another one, or somebody else takes over then; {@link
 * ContactLeft} follows after that day. Published in the transaction of the change.
 *
 * @param contact with its last day
 * @param successor null when nobody was named
 */
public record ContactLeaving(Client client, Contact contact, Contact successor) {}
