package org.threatreviews.contact.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAbsences;
import org.threatreviews.client.ContactChange;
import org.threatreviews.client.ContactData;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.history.HistoryFilter;
import org.threatreviews.history.RecordedDecision;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;
import org.threatreviews.support.SampleClient;

/** Maria (1) leaves, and Carl (2) takes over; both work in Berlin. */
@ProcessTest
class ContactDepartureTest {

  private static final String CLIENT = "NORTH";
  private static final String MARIA = "1";
  private static final LocalDate LAST_DAY = LocalDate.parse("2026-12-31");
  private static final Instant OVER = Instant.parse("2026-12-31T23:00:00Z");

  @Autowired
  ContactChanges changes;

  @Autowired
  Onboarding onboarding;

  @Autowired
  Clients clients;

  @Autowired
  ContactAbsences absences;

  @Autowired
  DecisionHistory history;

  @Autowired
  ProcessEngine engine;

  @Autowired
  TestTime time;

  @BeforeEach
  void register() {
    onboarding.register(SampleClient.of(CLIENT));
    changes.leaveAfter(CLIENT, MARIA, LAST_DAY, SampleClient.CISO, "lead");
  }

  @Test
  void aContactLeavesWhenTheLastDayIsOverInItsZone() {
    time.advanceTo(OVER.minusSeconds(1));
    assertThat(present()).containsExactlyInAnyOrder("Maria Anders", "Carl Ciso");

    time.advanceTo(OVER);

    assertThat(present()).containsExactly("Carl Ciso");
    assertThat(client().everyContact())
        .extracting(Contact::name)
        .containsExactlyInAnyOrder("Maria Anders", "Carl Ciso");
    assertThat(client().contact(SampleClient.MARIA)).isEmpty();
    assertThat(absences.readerFor(client(), maria(), OVER).name()).isEqualTo("Carl Ciso");
    assertThat(waiting()).isZero();
    assertThat(kinds()).containsExactly("DEPARTURE_RECORDED", "CONTACT_LEFT");
    assertThatThrownBy(() -> changes.stay(CLIENT, MARIA, "lead"))
        .isInstanceOf(StateConflict.class)
        .hasMessage("Maria Anders left on 31 December 2026.");
  }

  @Test
  void inAnotherZoneTheDayEndsAtAnotherTime() {
    changes.change(CLIENT, MARIA, in("America/New_York"), "lead");

    time.advanceTo(OVER);
    assertThat(present()).contains("Maria Anders");

    time.advanceTo(OVER.plusSeconds(6 * 3_600));
    assertThat(present()).doesNotContain("Maria Anders");
  }

  @Test
  void whoStaysAfterAllStays() {
    changes.stay(CLIENT, MARIA, "lead");
    time.advanceTo(OVER.plusSeconds(86_400));

    assertThat(present()).contains("Maria Anders");
    assertThat(waiting()).isZero();

    changes.leaveAfter(CLIENT, MARIA, LAST_DAY.plusDays(3), null, "lead");
    time.advanceTo(OVER.plusSeconds(3 * 86_400));
    assertThat(present()).doesNotContain("Maria Anders");
  }

  @Test
  void anotherDayTakesThePlaceOfTheFirst() {
    changes.leaveAfter(CLIENT, MARIA, LAST_DAY.plusDays(7), SampleClient.CISO, "lead");

    time.advanceTo(OVER);
    assertThat(present()).contains("Maria Anders");
    assertThat(waiting()).isEqualTo(1);

    time.advanceTo(OVER.plusSeconds(7 * 86_400));
    assertThat(present()).doesNotContain("Maria Anders");
  }

  @Test
  void aMonthLateTheDepartureTakesEffectAllTheSame() {
    time.set(OVER.plusSeconds(31 * 86_400L));
    assertThat(absences.readerFor(client(), maria(), time.now()).name())
        .as("the last day counts, not the step")
        .isEqualTo("Carl Ciso");

    time.advanceTo(time.now());

    assertThat(present()).containsExactly("Carl Ciso");
  }

  @Test
  void theStepMayRunTwice() {
    time.advanceTo(OVER);

    assertThat(changes.leave(CLIENT, MARIA)).isFalse();
    assertThat(kinds()).containsExactly("DEPARTURE_RECORDED", "CONTACT_LEFT");
  }

  @Test
  void whoComesBackIsAnotherContact() {
    ContactData data = ContactData.of(maria());
    time.advanceTo(OVER);

    assertThat(changes.join(CLIENT, data, "lead").contact().id()).isEqualTo("3");
    assertThat(present()).containsExactlyInAnyOrder("Carl Ciso", "Maria Anders");
  }

  @Race
  void stayingAndLeavingAtOnceLeavesOneOfThem() throws Exception {
    time.set(OVER);

    AtOnce.run(() -> changes.stay(CLIENT, MARIA, "lead"), AtOnce.job(engine, "event_lastDayOver"));
    time.advanceTo(OVER.plusSeconds(3_600));

    assertThat(waiting()).isZero();
    assertThat(maria().isLeaving()).isFalse();
    assertThat(kinds())
        .hasSize(2)
        .last()
        .isEqualTo(maria().hasLeft() ? "CONTACT_LEFT" : "DEPARTURE_WITHDRAWN");
  }

  @Race
  void twoWhoRecordADepartureAtOnceMakeOne() throws Exception {
    AtOnce.run(
        () -> changes.leaveAfter(CLIENT, MARIA, LAST_DAY.plusDays(1), null, "lead"),
        () -> changes.leaveAfter(CLIENT, MARIA, LAST_DAY.plusDays(1), null, "lead"));
    time.advanceTo(time.now());

    assertThat(waiting()).isEqualTo(1);
    assertThat(kinds()).containsExactly("DEPARTURE_RECORDED", "DEPARTURE_RECORDED");
  }

  private static ContactChange in(String zone) {
    return data -> new ContactData(
        data.name(),
        data.email(),
        data.phone(),
        data.role(),
        data.level(),
        data.riskAuthority(),
        data.language(),
        ZoneId.of(zone),
        data.workingDays(),
        data.workingHours());
  }

  private Client client() {
    return clients.get(CLIENT);
  }

  private Contact maria() {
    return client().contactWithId(MARIA).orElseThrow();
  }

  private List<String> present() {
    return client().contacts().stream().map(Contact::name).toList();
  }

  private long waiting() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(ContactDepartureIds.PROCESS)
        .count();
  }

  private List<String> kinds() {
    return history
        .all(new HistoryFilter(CLIENT, null, null, DecisionSubject.CONTACT, null))
        .map(RecordedDecision::kind)
        .filter(kind -> !kind.equals("CONTACT_CHANGED"))
        .toList();
  }
}
