package org.threatreviews.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.RequestFingerprint;

/**
 * What is needed to take a client on.
 *
 * <p>Refused as {@link InvalidInput} when the contract ends before it starts, the country is not an ISO 3166
 *     code, a language or time zone is none, or the contacts are missing or share an address.
 *
 * @param linkOnlyMails whether mails leave out what an incident is about; the usual {@code false}
 *     is no part of the fingerprint, so that those of earlier registrations stay as they are
 */
public record ClientRegistration(
    String reference,
    String name,
    String country,
    String language,
    ZoneId timeZone,
    Subscription subscription,
    LocalDate contractStart,
    LocalDate contractEnd,
    List<Contact> contacts,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean linkOnlyMails) {

  /** No contract is longer; a later end is a typing error. */
  private static final int LONGEST_CONTRACT_YEARS = 10;

  public ClientRegistration {
    contacts = List.copyOf(contacts);
    Places.checkCountry(country);
    checkPlace("", language, timeZone);
    for (int i = 0; i < contacts.size(); i++) {
      Contact contact = contacts.get(i);
      checkPlace("contacts[%d].".formatted(i), contact.language(), contact.timeZone());
    }
    if (contractEnd.isBefore(contractStart)) {
      throw new InvalidInput(
          "contractEnd", "endBeforeStart", "The contract cannot end before it starts.");
    }
    if (contractEnd.isAfter(contractStart.plusYears(LONGEST_CONTRACT_YEARS))) {
      throw new InvalidInput(
          "contractEnd",
          "contractTooLong",
          "A contract can last at most %d years.".formatted(LONGEST_CONTRACT_YEARS));
    }
    if (contacts.isEmpty()) {
      throw new InvalidInput("contacts", "atLeastOne", "A client needs at least one contact.");
    }
    Set<String> addresses =
        contacts.stream().map(c -> EmailAddress.key(c.email())).collect(Collectors.toSet());
    if (addresses.size() < contacts.size()) {
      throw new InvalidInput(
          "contacts.email", "distinctAddresses", "Two contacts cannot share one email address.");
    }
  }

  /** With incident details in mails, as is usual. */
  public ClientRegistration(
      String reference,
      String name,
      String country,
      String language,
      ZoneId timeZone,
      Subscription subscription,
      LocalDate contractStart,
      LocalDate contractEnd,
      List<Contact> contacts) {
    this(
        reference,
        name,
        country,
        language,
        timeZone,
        subscription,
        contractStart,
        contractEnd,
        contacts,
        false);
  }

  /**
   * Of who is new; whoever has registered before stays.
   *
   * @throws InvalidInput when we do not write in one of its languages; says in which we do
   */
  void requireOurLanguages() {
    Languages.requireWritten("language", language);
    for (int i = 0; i < contacts.size(); i++) {
      Languages.requireWritten(
          "contacts[%d].language".formatted(i), contacts.get(i).language());
    }
  }

  private static void checkPlace(String path, String language, ZoneId timeZone) {
    Places.checkTag(path + "language", language);
    Places.checkZone(path + "timeZone", timeZone);
  }

  String fingerprint() {
    return RequestFingerprint.of(this);
  }
}
