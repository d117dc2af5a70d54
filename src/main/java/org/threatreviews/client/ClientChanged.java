package org.threatreviews.client;

/** A client has another name, country, language or zone. Published in the transaction of that. */
public record ClientChanged(Client client, ClientData before) {}
