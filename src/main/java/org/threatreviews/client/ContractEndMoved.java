package org.threatreviews.client;

import java.time.LocalDate;

/**
 * A contract was extended or terminated. Published in the transaction of the change.
 *
 * @param contractEnd the new last day, inclusive
 */
public record ContractEndMoved(String reference, LocalDate contractEnd) {}
