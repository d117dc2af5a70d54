package org.threatreviews.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Why nothing can be done for the moment, whoever asks and for what. */
public enum DatabaseOutage {

  /** It is down, has no connection left for us, or no room. */
  UNAVAILABLE(
      "databaseUnavailable",
      "The database does not answer at the moment. Please try again in a few seconds."),

  /** It answers and refuses changes, as a standby does. */
  READ_ONLY(
      "databaseReadOnly",
      "The database takes no changes at the moment. Please try again in a few seconds.");

  /** After how many seconds it is worth to ask again. */
  public static final int RETRY_SECONDS = 5;

  // PostgreSQL's error codes, appendix A of its manual
  static final String READ_ONLY_TRANSACTION = "25006";
  private static final List<String> SHUTTING_DOWN = List.of("57P01", "57P02", "57P03");
  private static final String CONNECTION_EXCEPTION = "08";
  private static final String INSUFFICIENT_RESOURCES = "53";

  private final String rule;
  private final String words;

  DatabaseOutage(String rule, String words) {
    this.rule = rule;
    this.words = words;
  }

  /** The outage behind the fault; Spring, Hikari, MyBatis and the engine wrap what happens below. */
  public static Optional<DatabaseOutage> in(Throwable fault) {
    Optional<DatabaseOutage> found = Optional.empty();
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      Optional<DatabaseOutage> one = of(cause);
      if (one.isPresent()) {
        found = one; // the innermost knows best
      }
    }
    return found;
  }

  /**
   * What failed first, where the transaction could not even be rolled back: the pool had given up
   * the connection by then.
   */
  private static Optional<DatabaseOutage> beforeRollback(TransactionSystemException rollback) {
    return Optional.ofNullable(rollback.getApplicationException()).flatMap(DatabaseOutage::in);
  }

  private static Optional<DatabaseOutage> of(Throwable cause) {
    if (cause instanceof TransactionSystemException rollback) {
      return beforeRollback(rollback);
    }
    String state = cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    if (state.equals(READ_ONLY_TRANSACTION)) {
      return Optional.of(READ_ONLY);
    }
    boolean unavailable = state.startsWith(CONNECTION_EXCEPTION)
        || state.startsWith(INSUFFICIENT_RESOURCES)
        || SHUTTING_DOWN.contains(state)
        || cause instanceof SQLTransientConnectionException
        || cause instanceof SQLNonTransientConnectionException
        || cause instanceof CannotGetJdbcConnectionException
        || cause instanceof CannotCreateTransactionException;
    return unavailable ? Optional.of(UNAVAILABLE) : Optional.empty();
  }

  /** A short stable name in camelCase, as every refusal has one. */
  public String rule() {
    return rule;
  }

  /** What whoever asked is told. */
  public String words() {
    return words;
  }
}
