package org.threatreviews.review.web;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.plan.ContractChange;

/**
 * A change of the contract.
 *
 * @param effective last day of the contract for {@code TERMINATE}, first day of the other
 *     subscription for {@code CHANGE_SUBSCRIPTION}, of the hold for {@code HOLD}, on which reviews go
 *     on for {@code RESUME}, and of the new contract for {@code RENEW}
 * @param until the last day of the hold for {@code HOLD}
 * @param contractEnd the new last day for {@code EXTEND} and {@code RENEW}
 * @param subscription the other subscription for {@code CHANGE_SUBSCRIPTION}; may be given for {@code RENEW}
 */
record ContractChangeRequest(
    @NotNull ContractChange.Type type,
    LocalDate effective,
    LocalDate until,
    LocalDate contractEnd,
    Subscription subscription) {

  ContractChange change() {
    return new ContractChange(type, effective, until, contractEnd, subscription);
  }
}
