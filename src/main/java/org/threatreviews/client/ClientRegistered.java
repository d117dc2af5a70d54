package org.threatreviews.client;

/** A client is taken on, and its onboarding begins. Published in the transaction of the registration. */
public record ClientRegistered(String reference) {}
