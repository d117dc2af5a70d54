package org.threatreviews.board.web;

import java.util.Arrays;
import java.util.List;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.plan.ContractChange;

/** A contract change as it was entered. */
record ContractForm(
    String type, String effective, String until, String contractEnd, String subscription) {

  /** A field of the form; a choice when it has options, else a date. */
  record Field(String name, String label, List<Option> options, boolean required) {

    private static Field date(String name, String label) {
      return new Field(name, label, List.of(), true);
    }

    private static Field subscription(String label, boolean required) {
      return new Field(
          "subscription",
          label,
          List.of(
              new Option(Subscription.STANDARD.name(), "Standard, a review each quarter"),
              new Option(Subscription.ADVISOR.name(), "Advisor, a review each month")),
          required);
    }
  }

  record Option(String value, String label) {}

  /** A kind of change with the fields that it needs. */
  record Kind(String type, String title, String consequence, List<Field> fields) {}

  /**
   * Every kind of change that there is.
   *
   * @param ended whether the contract has ended, so that it can only be renewed
   */
  static List<Kind> kinds(boolean ended) {
    return Arrays.stream(ContractChange.Type.values())
        .filter(type -> !ended || type == ContractChange.Type.RENEW)
        .map(type -> kind(type.name()))
        .toList();
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "EXTEND" ->
        new Kind(
            type,
            "Extend the contract",
            "Additional reviews are planned up to the new last day; the last one may move to the end of its period.",
            List.of(Field.date("contractEnd", "New last day")));
      case "TERMINATE" ->
        new Kind(
            type,
            "End the contract early",
            "Reviews after the last day are cancelled; the last one may move forward.",
            List.of(Field.date("effective", "Last day")));
      case "CHANGE_SUBSCRIPTION" ->
        new Kind(
            type,
            "Change the subscription",
            "Reviews from that day on are planned again; those already held stay.",
            List.of(
                Field.subscription("Subscription", true),
                Field.date("effective", "First day of the new subscription")));
      case "HOLD" ->
        new Kind(
            type,
            "Put the client on hold",
            "Reviews on these days move to the nearest day outside the hold. A period that is mostly on hold has none; what it would have covered moves to the next one. No email about reviews is sent on these days.",
            List.of(Field.date("effective", "First day"), Field.date("until", "Last day")));
      case "RESUME" ->
        new Kind(
            type,
            "End the hold",
            "Reviews from that day on are planned again.",
            List.of(Field.date("effective", "First day after the hold")));
      case "RENEW" ->
        new Kind(
            type,
            "Renew the contract",
            "Reviews are planned for the new contract, counted from its first day. The history, improvements and earlier reviews stay.",
            List.of(
                Field.date("effective", "First day of the new contract"),
                Field.date("contractEnd", "Last day of the new contract"),
                Field.subscription("Subscription, if it changes", false)));
      default -> throw new IllegalStateException("no form for the contract change " + type);
    };
  }

  ContractChange change() {
    ContractChange.Type kind = Arrays.stream(ContractChange.Type.values())
        .filter(known -> known.name().equals(type))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("type", "oneOf", "Please choose what changes."));
    return new ContractChange(
        kind,
        Entered.optionalDate("effective", "the day from which it counts", effective),
        Entered.optionalDate("until", "the last day", until),
        Entered.optionalDate("contractEnd", "the last day of the contract", contractEnd),
        subscribed());
  }

  private Subscription subscribed() {
    if (subscription == null || subscription.isBlank()) {
      return null;
    }
    return Arrays.stream(Subscription.values())
        .filter(known -> known.name().equals(subscription))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInput("subscription", "oneOf", "Please choose a subscription."));
  }

  /** What was entered into a field. */
  public String value(String field) {
    return switch (field) {
      case "effective" -> effective;
      case "until" -> until;
      case "contractEnd" -> contractEnd;
      case "subscription" -> subscription;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
