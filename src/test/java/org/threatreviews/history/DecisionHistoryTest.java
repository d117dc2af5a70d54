package org.threatreviews.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

@ProcessTest
class DecisionHistoryTest {

  private static final String CLIENT = "NORTHWIND";

  @Autowired
  DecisionHistory history;

  @Autowired
  Clients clients;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void registerClient() {
    clients.register(SampleClient.of(CLIENT));
  }

  @Test
  void keepsWhoDecidedWhatWhenAndInWhichWords() {
    record("ANSWERED", "anna", "Yes, “both”.");
    record("CLOSED", null, null);

    assertThat(recorded())
        .extracting(
            RecordedDecision::at,
            RecordedDecision::subject,
            RecordedDecision::reference,
            RecordedDecision::kind,
            RecordedDecision::by,
            RecordedDecision::channel,
            RecordedDecision::wording)
        .containsExactly(
            tuple(
                CleanState.START,
                DecisionSubject.QUESTION,
                "Q-1",
                "ANSWERED",
                "anna",
                DecisionChannel.PROCESS,
                "Yes, “both”."),
            tuple(
                CleanState.START,
                DecisionSubject.QUESTION,
                "Q-1",
                "CLOSED",
                DecisionHistory.SYSTEM,
                DecisionChannel.PROCESS,
                null));
  }

  @Test
  void keepsNothingOfAStepThatIsRolledBack() {
    transaction.executeWithoutResult(status -> {
      history.record(decision("ANSWERED", "anna", null));
      status.setRollbackOnly();
    });

    assertThat(recorded()).isEmpty();
  }

  @Test
  void refusesToRecordOutsideATransaction() {
    assertThatThrownBy(() -> history.record(decision("ANSWERED", "anna", null)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update decision set wording = 'No.'",
        "delete from decision",
        "truncate decision",
        "update decision set wording = 'No.' where id = -1"
      })
  void isNeverRewritten(String rewriting) {
    record("ANSWERED", "anna", "Yes.");

    assertThatThrownBy(() -> jdbc.sql(rewriting).update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("Decisions are append-only");
    assertThat(recorded()).extracting(RecordedDecision::wording).containsExactly("Yes.");
  }

  @Test
  void costsOneInsertAndOneLookForTheName() {
    transaction.executeWithoutResult(status -> {
      List<Statistics> before = statistics();
      history.record(decision("ANSWERED", "anna", "Yes."));

      assertThat(statistics())
          .containsExactlyInAnyOrderElementsOf(before.stream()
              .map(table -> switch (table.name()) {
                case "decision" -> table.withOneRowMore();
                // in the same statement: the name that a contact has today
                case "contact" -> table.withOneScanMore();
                default -> table;
              })
              .toList());
    });
  }

  /** What this connection has added to a table, and how often it has searched it. */
  record Statistics(String name, long rows, long scans) {

    Statistics withOneScanMore() {
      return new Statistics(name, rows, scans + 1);
    }

    Statistics withOneRowMore() {
      return new Statistics(name, rows + 1, scans);
    }
  }

  private List<Statistics> statistics() {
    return jdbc.sql("""
            select relname as name, n_tup_ins as rows,
                   coalesce(seq_scan, 0) + coalesce(idx_scan, 0) as scans
            from pg_stat_xact_user_tables
            """).query(Statistics.class).list();
  }

  @Test
  void handsOverALongHistoryCompletelyAndInOrder() {
    transaction.executeWithoutResult(status -> {
      for (int i = 0; i < 1_203; i++) {
        history.record(decision("ANSWERED", "anna", String.valueOf(i)));
      }
    });

    List<RecordedDecision> all = recorded();

    assertThat(all).hasSize(1_203).isSortedAccordingTo((a, b) -> Long.compare(a.id(), b.id()));
    assertThat(history.page(HistoryLines.all(CLIENT), 6, 200).items()).hasSize(3);
  }

  @Test
  void knowsNoHistoryOfAnUnknownClient() {
    assertThatThrownBy(() -> history.page(HistoryLines.all("NOBODY"), 0, 50))
        .isInstanceOf(UnknownReference.class);
    assertThatThrownBy(() -> history.all(HistoryLines.all("NOBODY")))
        .isInstanceOf(UnknownReference.class);
  }

  private void record(String kind, String by, String wording) {
    transaction.executeWithoutResult(status -> history.record(decision(kind, by, wording)));
  }

  private static Decision decision(String kind, String by, String wording) {
    return new Decision(CLIENT, DecisionSubject.QUESTION, "Q-1", kind, by, wording);
  }

  private List<RecordedDecision> recorded() {
    return history.all(HistoryLines.all(CLIENT)).toList();
  }
}
