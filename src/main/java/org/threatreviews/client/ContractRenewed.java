package org.threatreviews.client;

/**
 * Another contract follows. Published in the transaction of the renewal.
 *
 * @param afterEnd whether the contract before had ended, and with it whatever runs for a contract
 */
public record ContractRenewed(String client, boolean afterEnd) {}
