package org.threatreviews.review.web;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.ContractChange;

/**
 * A change of the contract.
 *
 * @param effective last day of the contract for {@code TERMINATE}, first day of the other
 *     subscription for {@code CHANGE_SUBSCRIPTION}
 * @param contractEnd the new last day for {@code EXTEND}
 * @param subscription the other subscription for {@code CHANGE_SUBSCRIPTION}
 */
record ContractChangeRequest(
    @NotNull ContractChange.Type type,
    LocalDate effective,
    LocalDate contractEnd,
    Subscription subscription) {

  ContractChange change() {
    return new ContractChange(type, effective, contractEnd, subscription);
  }
}
