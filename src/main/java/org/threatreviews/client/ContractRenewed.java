package org.threatreviews.client;

/**
 * A contract that had ended goes on with another one. Published in the transaction of the renewal; not
 * for one that is renewed before its end.
 */
public record ContractRenewed(String client) {}
