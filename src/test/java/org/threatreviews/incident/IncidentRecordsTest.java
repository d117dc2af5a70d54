package org.threatreviews.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Thoroughness;

@ProcessTest
@Breaks(because = "no process follows these incidents")
class IncidentRecordsTest {

  private static final String ANNA = "anna@nord.example";
  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired
  Clients clients;

  @Autowired
  IncidentRecords records;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  JdbcClient jdbc;

  /** What was done to the rows of a table. */
  record Rows(long inserted, long deleted) {

    Rows since(Rows before) {
      return new Rows(inserted - before.inserted, deleted - before.deleted);
    }
  }

  @BeforeEach
  void reportAnIncident() {
    clients.register(new ClientRegistration(
        "NORD",
        "Nordwind AG",
        "DE",
        "en",
        BERLIN,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(
            new Contact("Anna", ANNA, "+49 30 5550104", ContactRole.CISO, 1, true, "en", BERLIN))));
    Incident reported = Incident.reported(
        new IncidentReport(
            "NORD",
            "SIR-1",
            Severity.HIGH,
            "Beaconing",
            "A workstation talks to a known server.",
            "Isolate it.",
            "ws-17",
            "T1071",
            NOW),
        NOW);
    transaction.executeWithoutResult(status -> records.add(reported));
  }

  @Test
  void writesOfALongLogOnlyWhatIsNew() {
    change(incident -> {
      incident.beginRound(NOW);
      for (int i = 0; i < 46; i++) {
        incident.log().note(NOW, Kind.REMINDER_SENT, Incident.SYSTEM, ANNA);
      }
    });

    assertThat(writtenBy("incident_note", this::mark)).isEqualTo(new Rows(1, 0));
    assertThat(writtenBy("incident_turn", this::mark)).isEqualTo(new Rows(0, 0));
    assertThat(writtenBy("incident_feedback", this::mark)).isEqualTo(new Rows(0, 0));
  }

  @Test
  void writesAnewTheTurnThatEnds() {
    change(incident -> incident.beginRound(NOW));

    Rows written =
        writtenBy("incident_turn", incident -> incident.log().turnTo(TurnOwner.SOC, NOW));

    assertThat(written).isEqualTo(new Rows(2, 1));
    assertThat(records.get("SIR-1").log().turns())
        .containsExactly(
            new IncidentTurn(TurnOwner.CLIENT, NOW, NOW),
            new IncidentTurn(TurnOwner.SOC, NOW, null));
  }

  /** Whatever is done to a log in whatever order, in one transaction or in several. */
  @Test
  void readsWhatItHasWritten() {
    Random random = new Random(20261130);
    for (int round = 0; round < Thoroughness.times(60); round++) {
      boolean heldOver = random.nextBoolean();
      transaction.executeWithoutResult(status -> {
        Incident incident = records.lock("SIR-1");
        changeSomehow(incident, random);
        records.save(incident);
        if (heldOver) {
          changeSomehow(incident, random);
          records.save(incident);
        }
        FollowUpLog read = records.get("SIR-1").log();
        assertThat(read.turns()).isEqualTo(incident.log().turns());
        assertThat(read.feedback()).isEqualTo(incident.log().feedback());
        assertThat(read.notes()).isEqualTo(incident.log().notes());
      });
    }
    assertThat(records.get("SIR-1").log().notes()).hasSizeGreaterThan(10);
  }

  private void changeSomehow(Incident incident, Random random) {
    List<Runnable> changes = new ArrayList<>(List.of(
        () -> mark(incident),
        () -> incident.log().turnTo(random.nextBoolean() ? TurnOwner.SOC : TurnOwner.CLIENT, NOW),
        () -> incident.log().turnTo(null, NOW),
        () -> incident
            .log()
            .add(new GivenFeedback(
                NOW, ANNA, FeedbackOutcome.NEED_HELP, "How?", null, null, null, null)),
        () -> incident.log().readdressed(ANNA, "anna.b@nord.example"),
        () -> incident.log().readdressed("anna.b@nord.example", ANNA)));
    for (int i = random.nextInt(4); i >= 0; i--) {
      changes.get(random.nextInt(changes.size())).run();
    }
  }

  @Test
  void keepsNothingOfAnIncidentThatSomebodyElseHasChanged() {
    Incident read = records.get("SIR-1");
    change(this::mark);
    mark(read);
    read.log().note(NOW, Kind.CLIENT_REACHED, "lead", "Late.");

    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> records.save(read)))
        .isInstanceOf(OptimisticLockingFailureException.class);
    assertThat(records.get("SIR-1").log().notes()).hasSize(1);
  }

  private void change(Consumer<Incident> change) {
    transaction.executeWithoutResult(status -> records.change("SIR-1", change));
  }

  private void mark(Incident incident) {
    incident.log().note(NOW, Kind.REMINDER_SENT, Incident.SYSTEM, ANNA);
  }

  /** What one change does to a table; the statistics may hold what came before it, too. */
  private Rows writtenBy(String table, Consumer<Incident> change) {
    return transaction.execute(status -> {
      Rows before = rowsOf(table);
      records.change("SIR-1", change);
      return rowsOf(table).since(before);
    });
  }

  private Rows rowsOf(String table) {
    return jdbc.sql("""
            select coalesce(sum(n_tup_ins), 0) as inserted, coalesce(sum(n_tup_del), 0) as deleted
            from pg_stat_xact_user_tables where relname = :table
            """).param("table", table).query(Rows.class).single();
  }
}
