package org.threatreviews.client;

/** A client was taken on. Published in the transaction of the registration. */
public record ClientRegistered(String reference) {}
