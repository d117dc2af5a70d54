package org.threatreviews.client;

/**
 * A contact has another address. Published in the transaction of the change, before what else
 * changed is told by {@link ContactChanged}.
 *
 * @param contact with the new address
 */
public record ContactReaddressed(
    Client client, Contact contact, String oldAddress, String newAddress) {}
