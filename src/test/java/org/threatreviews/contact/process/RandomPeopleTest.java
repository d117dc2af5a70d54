package org.threatreviews.contact.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactData;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.escalation.EscalationRules;
import org.threatreviews.invariant.Invariants;
import org.threatreviews.invariant.Rule;
import org.threatreviews.invariant.RuleState;
import org.threatreviews.problem.Refusal;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.FarZones;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Thoroughness;

/**
 * Whatever becomes of the contacts of a client with open incidents of each severity, a question and
 * meetings ahead, in whatever zone: nothing waits for somebody who is not there, everybody who is
 * called is a contact, and whoever has left has every meeting taken out of the calendar.
 */
@ProcessTest
class RandomPeopleTest {

  private static final int STEPS = 8;
  private static final int HISTORIES = 8;

  @Autowired
  ReviewDriver reviews;

  @Autowired
  Clients clients;

  @Autowired
  ContactChanges changes;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  EscalationRules rules;

  @Autowired
  Questions questions;

  @Autowired
  Invariants invariants;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  private int joined;

  static Stream<Arguments> histories() {
    return IntStream.range(0, Thoroughness.times(HISTORIES))
        .mapToObj(seed -> Arguments.of(seed, FarZones.ALL.get(seed % FarZones.ALL.size())));
  }

  @AfterEach
  void resetPool() {
    reviews.registerPool();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void nothingWaitsForSomebodyWhoIsNotThere(int seed, ZoneId zone) {
    begin(zone);
    Random chance = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      String done = act(chance, zone);
      assertNothingIsLeftWithSomebodyGone(done);
      time.advanceTo(time.now().plus(Duration.ofHours(chance.nextInt(40))));
      assertNothingIsLeftWithSomebodyGone(done + ", later");
    }
  }

  private void begin(ZoneId zone) {
    reviews.registerPool();
    clients.register(new ClientRegistration(
        CLIENT,
        "Nordwind AG",
        "DE",
        "en",
        zone,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(contact("a", 1, zone), contact("b", 1, zone), contact("c", 2, zone))));
    reviews.planAndStart();
    for (Severity severity : Severity.values()) {
      incidents.report(new IncidentReport(
          CLIENT,
          "SIR-" + severity,
          severity,
          "Beaconing",
          "A workstation talks to a server.",
          "Isolate it.",
          null,
          null,
          time.now()));
    }
    questions.ask(new NewQuestion(CLIENT, "Q-1", "Logs", "How long?", "a@nord.example", null));
    time.advanceTo(time.now());
  }

  private static Contact contact(String name, int level, ZoneId zone) {
    return new Contact(
        name, name + "@nord.example", "+49 1", ContactRole.OTHER, level, true, "en", zone);
  }

  /** A refused act changes nothing. */
  private String act(Random chance, ZoneId zone) {
    List<Contact> contacts = client().contacts();
    Contact who = contacts.get(chance.nextInt(contacts.size()));
    Contact other = contacts.get(chance.nextInt(contacts.size()));
    LocalDate today = LocalDate.ofInstant(time.now(), who.timeZone());
    try {
      switch (chance.nextInt(5)) {
        case 0 -> {
          String name = "n" + joined++;
          Contact nextOne = contact(name, 1 + chance.nextInt(3), zone);
          changes.join(CLIENT, ContactData.of(nextOne), "lead");
          return name + " joins";
        }
        case 1 -> {
          changes.leaveAfter(CLIENT, who.id(), today, other.id(), "lead");
          return "%s leaves, %s takes over".formatted(who.name(), other.name());
        }
        case 2 -> {
          changes.leaveAfter(CLIENT, who.id(), today, null, "lead");
          return who.name() + " leaves";
        }
        case 3 -> {
          String standIn = chance.nextBoolean() ? other.id() : null;
          changes.away(CLIENT, who.id(), today, today.plusDays(5), standIn, "lead");
          return "%s is away, stand-in %s".formatted(who.name(), standIn);
        }
        default -> {
          String address = "%s%d@nord.example".formatted(who.name(), chance.nextInt(1000));
          changes.change(CLIENT, who.id(), present -> at(present, address), "lead");
          return "%s moves to %s".formatted(who.name(), address);
        }
      }
    } catch (Refusal refusal) {
      return refusal.getMessage();
    }
  }

  private static ContactData at(ContactData present, String email) {
    return new ContactData(
        present.name(),
        email,
        present.phone(),
        present.role(),
        present.level(),
        present.riskAuthority(),
        present.language(),
        present.timeZone(),
        present.workingDays(),
        present.workingHours());
  }

  private void assertNothingIsLeftWithSomebodyGone(String done) {
    Client client = client();
    assertThat(invariants.check(5).stream()
            .filter(state -> state.rule() == Rule.OPEN_WITH_SOMEBODY_GONE)
            .map(RuleState::samples))
        .as(done)
        .allMatch(List::isEmpty);
    assertThat(jdbc.sql("""
            select template || ' to ' || recipient from waiting_contact_mail m
            where template <> 'contact-left'
              and not exists (select 1 from client_contact c
                              where c.client_reference = m.client_reference
                                and lower(c.email) = lower(m.recipient))
            """).query(String.class).list()).as(done).isEmpty();
    for (Severity severity : Severity.values()) {
      assertThat(rules.callees(CLIENT, severity, time.now()))
          .as("called after %s", done)
          .isNotEmpty()
          .allMatch(callee -> client.contact(callee.email()).isPresent());
    }
  }

  private Client client() {
    return clients.get(CLIENT);
  }
}
