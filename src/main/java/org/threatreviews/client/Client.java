package org.threatreviews.client;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/** A client with its one contract and its contacts. Guards its own transitions. */
@Table("client")
public class Client {

  @Id
  private final String reference;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private String name;
  private String country;
  private String language;
  private ZoneId timeZone;
  private Subscription subscription;
  private LocalDate contractStart;
  private LocalDate contractEnd;
  private ClientStatus status;
  private OnboardingStage onboardingStage;
  private final Instant registeredAt;
  private final String requestFingerprint;
  private boolean incidentDetailsInMail;

  @MappedCollection(idColumn = "client_reference")
  private Set<Contact> contacts;

  @PersistenceCreator
  Client(
      String reference,
      Long version,
      String name,
      String country,
      String language,
      ZoneId timeZone,
      Subscription subscription,
      LocalDate contractStart,
      LocalDate contractEnd,
      ClientStatus status,
      OnboardingStage onboardingStage,
      Instant registeredAt,
      String requestFingerprint,
      boolean incidentDetailsInMail,
      Set<Contact> contacts) {
    this.reference = reference;
    this.version = version;
    this.name = name;
    this.country = country;
    this.language = language;
    this.timeZone = timeZone;
    this.subscription = subscription;
    this.contractStart = contractStart;
    this.contractEnd = contractEnd;
    this.status = status;
    this.onboardingStage = onboardingStage;
    this.registeredAt = registeredAt;
    this.requestFingerprint = requestFingerprint;
    this.incidentDetailsInMail = incidentDetailsInMail;
    this.contacts = contacts;
  }

  static Client register(ClientRegistration registration, Instant at) {
    return new Client(
        registration.reference(),
        null,
        registration.name(),
        registration.country(),
        registration.language(),
        registration.timeZone(),
        registration.subscription(),
        registration.contractStart(),
        registration.contractEnd(),
        ClientStatus.ONBOARDING,
        OnboardingStage.INTRODUCTION_CALL,
        at,
        registration.fingerprint(),
        !registration.linkOnlyMails(),
        ContactRules.numbered(registration.contacts(), at));
  }

  void reach(OnboardingStage stage) {
    if (status == ClientStatus.ONBOARDING && stage.compareTo(onboardingStage) > 0) {
      onboardingStage = stage;
    }
  }

  void activate() {
    if (status == ClientStatus.ONBOARDING) {
      onboardingStage = OnboardingStage.COMPLETE;
      status = ClientStatus.ACTIVE;
    }
  }

  /** The reviews pause; a client whose programme does not run yet, or no more, is left alone. */
  void putOnHold() {
    if (status == ClientStatus.ACTIVE) {
      status = ClientStatus.ON_HOLD;
    }
  }

  void resume() {
    if (status == ClientStatus.ON_HOLD) {
      status = ClientStatus.ACTIVE;
    }
  }

  void showIncidentDetailsInMail(boolean shown) {
    incidentDetailsInMail = shown;
  }

  void end() {
    status = ClientStatus.ENDED;
  }

  void extendTo(LocalDate newEnd) {
    requireRunning();
    if (!newEnd.isAfter(contractEnd)) {
      throw new InvalidInput(
          "contractEnd",
          "notAnExtension",
          "The contract already runs until %s; an extension must end later."
              .formatted(InWords.day(contractEnd)));
    }
    contractEnd = newEnd;
  }

  /**
   * Another contract follows. Without a gap the client's time goes on; after one it begins anew,
   * where the onboarding stood.
   */
  void renew(LocalDate firstDay, LocalDate lastDay, LocalDate today) {
    LocalDate next = contractEnd.plusDays(1);
    boolean over = status == ClientStatus.ENDED || contractEnd.isBefore(today);
    if (!over && !firstDay.equals(next)) {
      throw new InvalidInput(
          "effective",
          "followsContract",
          "The contract still runs until %s; its renewal begins on the day after, %s."
              .formatted(InWords.day(contractEnd), InWords.day(next)));
    }
    if (firstDay.isBefore(next)) {
      throw new InvalidInput(
          "effective",
          "afterContractEnd",
          "The contract ran until %s; its renewal cannot begin before %s."
              .formatted(InWords.day(contractEnd), InWords.day(next)));
    }
    if (lastDay.isBefore(firstDay)) {
      throw new InvalidInput(
          "contractEnd", "endBeforeStart", "The contract cannot end before it starts.");
    }
    if (lastDay.isBefore(today)) {
      throw new InvalidInput(
          "contractEnd",
          "contractOver",
          "The contract already ended on %s.".formatted(InWords.day(lastDay)));
    }
    if (firstDay.isAfter(next)) {
      contractStart = firstDay;
    }
    contractEnd = lastDay;
    if (status == ClientStatus.ENDED) {
      status = onboardingStage == OnboardingStage.COMPLETE
          ? ClientStatus.ACTIVE
          : ClientStatus.ONBOARDING;
    }
  }

  void terminateOn(LocalDate lastDay) {
    requireRunning();
    if (lastDay.isAfter(contractEnd)) {
      throw new InvalidInput(
          "effective",
          "afterContractEnd",
          "The contract already ends on %s; it cannot be terminated after that."
              .formatted(InWords.day(contractEnd)));
    }
    contractEnd = lastDay;
  }

  void subscribeTo(Subscription newSubscription) {
    requireRunning();
    subscription = newSubscription;
  }

  /** Has another name or place; the contacts keep theirs. */
  void describe(ClientData data) {
    if (!data.country().equals(country)) {
      Places.checkCountry(data.country());
    }
    if (!data.language().equals(language)) {
      Places.checkLanguage("language", data.language());
    }
    if (!data.timeZone().equals(timeZone)) {
      Places.checkZone("timeZone", data.timeZone());
    }
    name = data.name();
    country = data.country();
    language = data.language();
    timeZone = data.timeZone();
  }

  /**
   * @throws StateConflict when another contact who is there has the address
   */
  Contact join(ContactData data, Instant at) {
    return keep(new ContactRules(this).joining(data, at));
  }

  /** Gives a contact who is there other details. */
  Contact change(Contact contact, ContactData data) {
    return keep(new ContactRules(this).changed(contact, data));
  }

  /**
   * @param successor null when nobody takes over by name
   * @param today where the contact works
   */
  Contact leaveAfter(LocalDate lastDay, Contact contact, Contact successor, LocalDate today) {
    return keep(new ContactRules(this).leaving(contact, lastDay, successor, today));
  }

  Contact stay(Contact contact) {
    return keep(contact.leavingAfter(null, null));
  }

  Contact leave(Contact contact, Instant at) {
    return keep(contact.left(at));
  }

  private Contact keep(Contact contact) {
    contacts = ContactRules.replaced(contacts, contact);
    return contact;
  }

  /**
   * @throws StateConflict when the contract has ended
   */
  public void requireRunning() {
    if (status == ClientStatus.ENDED) {
      throw new StateConflict(
          "reference", "contractEnded", "The contract with %s has ended.".formatted(name));
    }
  }

  /**
   * The contacts who are there, in the order in which they are asked: by level, then by address.
   */
  public List<Contact> contacts() {
    return everyContact().stream().filter(Predicate.not(Contact::hasLeft)).toList();
  }

  /** Also those who have left, for the names in what they said and decided; in the same order. */
  public List<Contact> everyContact() {
    return contacts.stream().sorted(Contact.AS_ASKED).toList();
  }

  /** Those who are asked first: the contacts of the lowest level that there is. */
  public List<Contact> firstContacts() {
    List<Contact> present = contacts();
    int first = present.get(0).level();
    return present.stream().filter(contact -> contact.level() == first).toList();
  }

  /** The contact who is there and has this address; upper and lower case do not matter. */
  public Optional<Contact> contact(String email) {
    return contacts().stream()
        .filter(contact -> EmailAddress.same(contact.email(), email))
        .findFirst();
  }

  /** Whether the contract runs, or is to begin, and nobody who is there may accept risks. */
  public boolean lacksRiskAuthority() {
    return status != ClientStatus.ENDED && contacts().stream().noneMatch(Contact::riskAuthority);
  }

  /** The contact with this id, whether still there or not. */
  public Optional<Contact> contactWithId(String id) {
    return contacts.stream().filter(contact -> contact.id().equals(id)).findFirst();
  }

  /**
   * The contact with this address.
   *
   * @param field of the request that names it
   * @throws InvalidInput when the client has no such contact
   */
  public Contact requireContact(String field, String email) {
    return contact(email)
        .orElseThrow(() -> new InvalidInput(
            field, "contactOfClient", "'%s' is not a contact of %s.".formatted(email, name)));
  }

  public String reference() {
    return reference;
  }

  public String name() {
    return name;
  }

  /** ISO 3166 code of the country whose public holidays the client keeps. */
  public String country() {
    return country;
  }

  public String language() {
    return language;
  }

  public ZoneId timeZone() {
    return timeZone;
  }

  public Subscription subscription() {
    return subscription;
  }

  /**
   * First day of the contract, or of the first of those that follow one another without a gap.
   */
  public LocalDate contractStart() {
    return contractStart;
  }

  /** Last day of the contract or of its renewal, inclusive. */
  public LocalDate contractEnd() {
    return contractEnd;
  }

  public ClientStatus status() {
    return status;
  }

  public OnboardingStage onboardingStage() {
    return onboardingStage;
  }

  /**
   * Whether mails say what an incident is about. If not, they name its reference and severity, and
   * everything else is read on the page that the link opens. That holds for all severities: an
   * incident's severity may change, and which ones were left out would itself be telling.
   */
  public boolean incidentDetailsInMail() {
    return incidentDetailsInMail;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  String requestFingerprint() {
    return requestFingerprint;
  }
}
