/**
 * Runs {@code contract-closing}, one instance per client from its registration until its contract is
 * over and everything that was open has been decided about: wait for the next look ({@code
 * ContractClosing.nextLook}), look ({@code look}), tell the contacts when the contract has ended
 * ({@code tellOfEnd}), and let the team lead decide ({@code decide}).
 */
package org.threatreviews.closing.process;
