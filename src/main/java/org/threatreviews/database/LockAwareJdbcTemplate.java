package org.threatreviews.database;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.stereotype.Component;

/**
 * Lets a transaction forget what it has read as soon as it has got a lock, whoever asks for one: it
 * may have waited, and others have changed what they held.
 */
@Component
class LockAwareJdbcTemplate extends JdbcTemplate {

  private static final Pattern LOCK = Pattern.compile(
      "\\bfor (no key )?update\\b|\\bpg_advisory_xact_lock\\b", Pattern.CASE_INSENSITIVE);

  private final TransactionMemory memory;

  LockAwareJdbcTemplate(DataSource database, TransactionMemory memory) {
    super(database);
    this.memory = memory;
  }

  @Override
  public <T> T query(
      PreparedStatementCreator statement,
      PreparedStatementSetter values,
      ResultSetExtractor<T> result) {
    T found = super.query(statement, values, result);
    forgetAfter(statement);
    return found;
  }

  @Override
  public <T> Stream<T> queryForStream(
      PreparedStatementCreator statement, PreparedStatementSetter values, RowMapper<T> row) {
    Stream<T> found = super.queryForStream(statement, values, row);
    forgetAfter(statement);
    return found;
  }

  private void forgetAfter(PreparedStatementCreator statement) {
    if (statement instanceof SqlProvider known && LOCK.matcher(known.getSql()).find()) {
      memory.forget();
    }
  }
}
