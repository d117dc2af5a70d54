package org.threatreviews.client;

/**
 * Published, in the transaction itself, when a contract is to end early.
 *
 * @param client the client's reference
 */
public record ContractTerminated(String client) {}
