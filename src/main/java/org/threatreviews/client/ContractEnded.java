package org.threatreviews.client;

/**
 * Published, in the transaction itself, when a contract is over.
 *
 * @param client the client's reference
 */
public record ContractEnded(String client) {}
