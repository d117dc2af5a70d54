package org.threatreviews.review;

import java.time.LocalDate;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InvalidInput;

/**
 * A change of a running contract.
 *
 * <p>Refused as {@link InvalidInput} when a value that the type needs is missing, or one that it does not know is
 *     given.
 *
 * @param effective last day of the contract when it is terminated, first day of the other
 *     subscription when that changes; not needed to extend
 * @param contractEnd the new last day when the contract is extended, else null
 * @param subscription the other subscription when that changes, else null
 */
public record ContractChange(
    Type type, LocalDate effective, LocalDate contractEnd, Subscription subscription) {

  /** What changes. */
  public enum Type {
    EXTEND,
    TERMINATE,
    CHANGE_SUBSCRIPTION
  }

  public ContractChange {
    demand("effective", effective, type != Type.EXTEND || effective != null, type);
    demand("contractEnd", contractEnd, type == Type.EXTEND, type);
    demand("subscription", subscription, type == Type.CHANGE_SUBSCRIPTION, type);
  }

  public static ContractChange extendTo(LocalDate contractEnd) {
    return new ContractChange(Type.EXTEND, null, contractEnd, null);
  }

  public static ContractChange terminateOn(LocalDate lastDay) {
    return new ContractChange(Type.TERMINATE, lastDay, null, null);
  }

  public static ContractChange subscribeTo(Subscription subscription, LocalDate effective) {
    return new ContractChange(Type.CHANGE_SUBSCRIPTION, effective, null, subscription);
  }

  private static void demand(String field, Object value, boolean wanted, Type type) {
    if (wanted && value == null) {
      throw new InvalidInput(field, "required", "%s needs '%s'.".formatted(type, field));
    }
    if (!wanted && value != null) {
      throw new InvalidInput(field, "notApplicable", "%s knows no '%s'.".formatted(type, field));
    }
  }
}
