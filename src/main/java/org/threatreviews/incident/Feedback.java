package org.threatreviews.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.input.Spelling;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.RequestFingerprint;

/**
 * What a contact says about a reported incident.
 *
 * @param by the contact's e-mail address
 * @param comment required for {@code MITIGATED} and {@code NEED_HELP}
 * @param acceptedUntil last day of the acceptance, required for {@code RISK_ACCEPTED}
 * @param promisedFor the day by which the client will be done, required for {@code IN_PROGRESS}
 * @param reason why the risk is accepted, required for {@code RISK_ACCEPTED}
 * @param compensatingControl what reduces the accepted risk meanwhile; optional, only for
 *     {@code RISK_ACCEPTED}
 */
public record Feedback(
    FeedbackOutcome outcome,
    String by,
    String comment,
    LocalDate acceptedUntil,
    LocalDate promisedFor,
    String reason,
    String compensatingControl) {

  /** From the service description: nobody accepts a risk for longer without looking at it again. */
  public static final int LONGEST_ACCEPTANCE_MONTHS = 12;

  /** A day further ahead is no promise. */
  public static final int LONGEST_PROMISE_DAYS = 90;

  public Feedback {
    Objects.requireNonNull(outcome, "outcome");
    by = Spelling.name(by);
    comment = Spelling.text(comment);
    reason = Spelling.text(reason);
    compensatingControl = Spelling.text(compensatingControl);
  }

  static Feedback of(GivenFeedback given) {
    return new Feedback(
        given.outcome(),
        given.givenBy(),
        given.comment(),
        given.acceptedUntil(),
        given.promisedFor(),
        given.reason(),
        given.compensatingControl());
  }

  /** Of what is said and by whom, however the address is written. */
  String fingerprint() {
    String address = by == null ? null : Spelling.key(by).toLowerCase(Locale.ROOT);
    return RequestFingerprint.of(new Feedback(
        outcome, address, comment, acceptedUntil, promisedFor, reason, compensatingControl));
  }

  /**
   * Checks this feedback against the rules of its outcome.
   *
   * @param today the client's date
   * @param recordedBy user id of who writes it down for the contact, or null
   * @throws InvalidInput when a rule is broken
   */
  GivenFeedback checked(Client client, LocalDate today, Instant at, String recordedBy) {
    Contact contact = client.requireContact("by", by);
    switch (outcome) {
      case MITIGATED, NEED_HELP -> require("comment", comment);
      case RISK_ACCEPTED -> checkAcceptance(contact, today);
      case IN_PROGRESS -> {
        require("promisedFor", promisedFor);
        requireWithin("promisedFor", promisedFor, today, today.plusDays(LONGEST_PROMISE_DAYS));
      }
    }
    if (outcome != FeedbackOutcome.RISK_ACCEPTED) {
      requireAbsent("acceptedUntil", acceptedUntil);
      requireAbsent("reason", reason);
      requireAbsent("compensatingControl", compensatingControl);
    }
    if (outcome != FeedbackOutcome.IN_PROGRESS) {
      requireAbsent("promisedFor", promisedFor);
    }
    return new GivenFeedback(
        at,
        contact.email(),
        outcome,
        comment,
        reason,
        acceptedUntil,
        promisedFor,
        compensatingControl,
        recordedBy);
  }

  private void checkAcceptance(Contact contact, LocalDate today) {
    if (!contact.riskAuthority()) {
      throw noRiskAuthority("by", contact);
    }
    require("reason", reason);
    require("acceptedUntil", acceptedUntil);
    requireWithin(
        "acceptedUntil", acceptedUntil, today, today.plusMonths(LONGEST_ACCEPTANCE_MONTHS));
  }

  static InvalidInput noRiskAuthority(String field, Contact contact) {
    return new InvalidInput(
        field,
        "riskAuthority",
        "%s does not have the authority to accept a risk.".formatted(contact.name()));
  }

  private void require(String field, Object value) {
    if (value == null) {
      throw new InvalidInput(
          field,
          "required",
          "Feedback '%s' needs a value for '%s'.".formatted(InWords.of(outcome), field));
    }
  }

  private void requireAbsent(String field, Object value) {
    if (value != null) {
      throw new InvalidInput(
          field,
          "notForThisOutcome",
          "Feedback '%s' does not take a value for '%s'.".formatted(InWords.of(outcome), field));
    }
  }

  private static void requireWithin(String field, LocalDate date, LocalDate today, LocalDate last) {
    if (!date.isAfter(today)) {
      throw new InvalidInput(
          field,
          "inTheFuture",
          "The date must be after today; %s is not.".formatted(InWords.day(date)));
    }
    if (date.isAfter(last)) {
      throw new InvalidInput(
          field,
          "tooFarAhead",
          "%s is too far ahead; the latest possible day is %s."
              .formatted(InWords.day(date), InWords.day(last)));
    }
  }
}
