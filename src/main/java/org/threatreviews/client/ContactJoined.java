package org.threatreviews.client;

/** Somebody is a contact now. Published in the transaction of the change. */
public record ContactJoined(Client client, Contact contact) {}
