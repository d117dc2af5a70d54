package org.threatreviews.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseOutageTest {

  @ParameterizedTest
  @CsvSource({
    "25006, READ_ONLY",
    "08001, UNAVAILABLE",
    "08006, UNAVAILABLE",
    "53100, UNAVAILABLE",
    "53300, UNAVAILABLE",
    "57P01, UNAVAILABLE",
    "57P03, UNAVAILABLE",
  })
  void isToldByPostgresqlsCodeHoweverItIsWrapped(String state, DatabaseOutage outage) {
    SQLException fault = new SQLException("words", state);

    assertThat(DatabaseOutage.in(fault)).contains(outage);
    assertThat(DatabaseOutage.in(
            new IllegalStateException(new UncategorizedSQLException("task", "sql", fault))))
        .contains(outage);
  }

  @ParameterizedTest
  @CsvSource({"23505", "40001", "42P01", "54000", "57014", "22021"})
  void isNotMadeOfFaultsOfOneStatement(String state) {
    assertThat(DatabaseOutage.in(new SQLException("words", state))).isEmpty();
  }

  @Test
  void isWhatFailedFirstWhereTheConnectionWasGoneAtRollback() {
    TransactionSystemException rollback = new TransactionSystemException(
        "could not roll back", new SQLException("Connection is closed"));
    assertThat(DatabaseOutage.in(rollback)).isEmpty();

    rollback.initApplicationException(
        new IllegalStateException(new SQLException("read-only", "25006")));
    assertThat(DatabaseOutage.in(rollback)).contains(DatabaseOutage.READ_ONLY);
  }

  @Test
  void isWhatThePoolReportsWhenNobodyGetsAConnection() {
    SQLException timeout = new SQLTransientConnectionException("timed out after 5000ms");

    assertThat(DatabaseOutage.in(new CannotGetJdbcConnectionException("x", timeout)))
        .contains(DatabaseOutage.UNAVAILABLE);
    assertThat(DatabaseOutage.in(new IllegalStateException("x"))).isEmpty();
  }
}
