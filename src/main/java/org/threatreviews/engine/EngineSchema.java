package org.threatreviews.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.threatreviews.database.SchemaPart;

/**
 * The engine's tables, and the indexes that its job table lacks: made before the engine starts, by a
 * role that may; the engine itself only looks whether they are there.
 */
@Component
class EngineSchema implements SchemaPart {

  private static final Logger log = LoggerFactory.getLogger(EngineSchema.class);

  /** The engine writes its version into it; all tables come in one transaction. */
  private static final String FIRST_TABLE = "act_ge_property";

  /** Without the first, finding due jobs among 200,000 timers is ten times slower. */
  private static final Map<String, String> INDEXES = new TreeMap<>(Map.of(
      "act_idx_job_duedate", "act_ru_job (duedate_)",
      "act_idx_job_failed", "act_ru_job (id_) where retries_ = 0"));

  @Override
  public void complete(DataSource owner) throws SQLException {
    boolean there;
    try (Connection connection = owner.getConnection()) {
      there = exists(connection, FIRST_TABLE);
    }
    if (!there) {
      log.info("Making the tables of the process engine");
      new TablesOnly(owner).make();
    }
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> index : INDEXES.entrySet()) {
        statement.execute(
            "create index if not exists %s on %s".formatted(index.getKey(), index.getValue()));
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }

  @Override
  public List<String> missing(Connection database) throws SQLException {
    if (!exists(database, FIRST_TABLE)) {
      return List.of("the tables of the process engine");
    }
    List<String> missing = new ArrayList<>();
    for (String index : INDEXES.keySet()) {
      if (!exists(database, index)) {
        missing.add("the index " + index);
      }
    }
    return missing;
  }

  private static boolean exists(Connection database, String name) throws SQLException {
    try (PreparedStatement question =
        database.prepareStatement("select to_regclass(?) is not null")) {
      question.setString(1, name);
      try (ResultSet answer = question.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  /** An engine that goes only as far as to make its tables. */
  private static final class TablesOnly extends StandaloneProcessEngineConfiguration {

    TablesOnly(DataSource owner) {
      setDataSource(owner);
      setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
      setJobExecutorActivate(false);
      setMetricsEnabled(false);
    }

    void make() {
      init();
      getCommandExecutorSchemaOperations().execute(getSchemaOperationsCommand());
    }
  }
}
