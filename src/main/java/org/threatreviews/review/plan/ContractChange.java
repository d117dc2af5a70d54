package org.threatreviews.review.plan;

import java.time.LocalDate;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;

/**
 * A change of a running contract.
 *
 * <p>Refused as {@link InvalidInput} when a value that the type needs is missing, or one that it does not know is
 *     given.
 *
 * @param effective last day of the contract when it is terminated, first day of the other
 *     subscription when that changes, first day of a hold, first day after it when it is resumed, first day of a
 *     renewal; not needed to extend
 * @param until last day of a hold, inclusive, else null
 * @param contractEnd the new last day when the contract is extended or renewed, else null
 * @param subscription the other subscription when that changes; may be given with a renewal, else null
 */
public record ContractChange(
    Type type,
    LocalDate effective,
    LocalDate until,
    LocalDate contractEnd,
    Subscription subscription) {

  /** What changes. */
  public enum Type {
    EXTEND,
    TERMINATE,
    CHANGE_SUBSCRIPTION,
    /** The reviews pause from one day until another. */
    HOLD,
    /** A hold ends early, or is cancelled before it begins. */
    RESUME,
    /** Another contract follows, right after the present one or later after one that has ended. */
    RENEW
  }

  public ContractChange {
    demand("effective", effective, type != Type.EXTEND || effective != null, type);
    demand("until", until, type == Type.HOLD, type);
    demand("contractEnd", contractEnd, type == Type.EXTEND || type == Type.RENEW, type);
    if (type != Type.RENEW) { // which may name another, and else keeps the one that there was
      demand("subscription", subscription, type == Type.CHANGE_SUBSCRIPTION, type);
    }
  }

  public static ContractChange extendTo(LocalDate contractEnd) {
    return new ContractChange(Type.EXTEND, null, null, contractEnd, null);
  }

  public static ContractChange terminateOn(LocalDate lastDay) {
    return new ContractChange(Type.TERMINATE, lastDay, null, null, null);
  }

  public static ContractChange subscribeTo(Subscription subscription, LocalDate effective) {
    return new ContractChange(Type.CHANGE_SUBSCRIPTION, effective, null, null, subscription);
  }

  /**
   * @param from first day of the hold
   * @param until its last day, inclusive
   */
  public static ContractChange hold(LocalDate from, LocalDate until) {
    return new ContractChange(Type.HOLD, from, until, null, null);
  }

  /**
   * @param effective first day on which reviews resume
   */
  public static ContractChange resumeOn(LocalDate effective) {
    return new ContractChange(Type.RESUME, effective, null, null, null);
  }

  /**
   * @param firstDay from which the reviews of the new contract are counted
   * @param subscription null: as before
   */
  public static ContractChange renew(
      LocalDate firstDay, LocalDate contractEnd, Subscription subscription) {
    return new ContractChange(Type.RENEW, firstDay, null, contractEnd, subscription);
  }

  private static void demand(String field, Object value, boolean wanted, Type type) {
    if (wanted && value == null) {
      throw new InvalidInput(
          field,
          "required",
          "The change '%s' needs a value for '%s'.".formatted(InWords.of(type), field));
    }
    if (!wanted && value != null) {
      throw new InvalidInput(
          field,
          "notApplicable",
          "The change '%s' does not take a value for '%s'.".formatted(InWords.of(type), field));
    }
  }
}
