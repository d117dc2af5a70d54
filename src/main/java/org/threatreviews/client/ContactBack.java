package org.threatreviews.client;

/**
 * A recorded absence of a contact ends early or does not happen. An absence that just runs out is
 * told by nothing: whoever wants to know who reads asks {@link ContactAbsences} for the day.
 */
public record ContactBack(Client client, Contact contact) {}
