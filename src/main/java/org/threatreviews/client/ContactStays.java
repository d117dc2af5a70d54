package org.threatreviews.client;

/**
 * A contact whose departure was recorded stays after all. Published in the transaction of the
 * change.
 */
public record ContactStays(Client client, Contact contact) {}
