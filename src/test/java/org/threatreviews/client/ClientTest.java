package org.threatreviews.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.threatreviews.problem.Refusal;
import org.threatreviews.problem.RequestFingerprint;

class ClientTest {

  private static final LocalDate START = LocalDate.parse("2026-12-01");
  private static final LocalDate END = LocalDate.parse("2027-11-30");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Client client = Client.register(
      registration(
          END,
          List.of(contact("z@x.example", 2), contact("b@x.example", 2), contact("a@x.example", 3))),
      Instant.parse("2026-12-01T08:00:00Z"));

  @Test
  void contactsAreAskedByLevelThenAddress() {
    assertThat(client.contacts())
        .extracting(Contact::email)
        .containsExactly("b@x.example", "z@x.example", "a@x.example");
    assertThat(client.firstContacts())
        .as("the lowest level that there is, even when nobody has level 1")
        .extracting(Contact::email)
        .containsExactly("b@x.example", "z@x.example");
  }

  @Test
  void aContactIsKnownByTheAddressInUpperOrLowerCase() {
    assertThat(client.contact("B@X.example")).map(Contact::email).contains("b@x.example");
    assertThat(client.contact("c@x.example")).isEmpty();
  }

  @Test
  void stagesOnlyGoForward() {
    client.reach(OnboardingStage.ORIENTATION_CALL);
    client.reach(OnboardingStage.TELEMETRY);
    assertThat(client.onboardingStage()).isEqualTo(OnboardingStage.ORIENTATION_CALL);

    client.activate();
    client.reach(OnboardingStage.PLANNING);
    assertThat(client.onboardingStage()).isEqualTo(OnboardingStage.COMPLETE);
    assertThat(client.status()).isEqualTo(ClientStatus.ACTIVE);
  }

  @Test
  void aContractIsExtendedBeyondItsEndOnly() {
    refuses(() -> client.extendTo(END), "contractEnd", "notAnExtension");
    client.extendTo(END.plusDays(1));
    assertThat(client.contractEnd()).isEqualTo(END.plusDays(1));
  }

  @Test
  void aContractIsTerminatedUpToItsEndOnly() {
    refuses(() -> client.terminateOn(END.plusDays(1)), "effective", "afterContractEnd");
    client.terminateOn(START.plusDays(9));
    assertThat(client.contractEnd()).isEqualTo(START.plusDays(9));
  }

  @Test
  void anEndedContractIsNotChangedOrActivated() {
    client.end();
    client.activate();

    assertThat(client.status()).isEqualTo(ClientStatus.ENDED);
    refuses(() -> client.extendTo(END.plusDays(1)), "reference", "contractEnded");
    refuses(() -> client.terminateOn(START), "reference", "contractEnded");
    refuses(() -> client.subscribeTo(Subscription.ADVISOR), "reference", "contractEnded");
  }

  @Test
  void aContractLastsFromOneDayToTenYears() {
    List<Contact> contacts = List.of(contact("a@x.example", 1));

    assertThat(registration(START, contacts).contractEnd()).isEqualTo(START);
    assertThat(registration(START.plusYears(10), contacts)).isNotNull();
    refuses(() -> registration(START.minusDays(1), contacts), "contractEnd", "endBeforeStart");
    refuses(
        () -> registration(START.plusYears(10).plusDays(1), contacts),
        "contractEnd",
        "contractTooLong");
    refuses(() -> registration(END, List.of()), "contacts", "atLeastOne");
  }

  private static void refuses(ThrowingCallable change, String field, String rule) {
    assertThatThrownBy(change).isInstanceOfSatisfying(Refusal.class, refusal -> {
      assertThat(refusal.field()).isEqualTo(field);
      assertThat(refusal.rule()).isEqualTo(rule);
    });
  }

  /** A registration as it was before mails could be chosen to hold a link only. */
  private record EarlierRegistration(
      String reference,
      String name,
      String country,
      String language,
      ZoneId timeZone,
      Subscription subscription,
      LocalDate contractStart,
      LocalDate contractEnd,
      List<Contact> contacts) {}

  @Test
  void anEarlierRegistrationKeepsItsFingerprint() {
    List<Contact> contacts = List.of(contact("a@x.example", 1));

    assertThat(registration(END, contacts).fingerprint())
        .isEqualTo(RequestFingerprint.of(new EarlierRegistration(
            "NORD", "Nordwind", "DE", "de", BERLIN, Subscription.STANDARD, START, END, contacts)));
  }

  private static ClientRegistration registration(LocalDate end, List<Contact> contacts) {
    return new ClientRegistration(
        "NORD", "Nordwind", "DE", "de", BERLIN, Subscription.STANDARD, START, end, contacts);
  }

  private static Contact contact(String email, int level) {
    return new Contact("Eva", email, null, ContactRole.OTHER, level, false, "de", BERLIN);
  }
}
