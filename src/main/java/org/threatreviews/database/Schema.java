package org.threatreviews.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.StartRefused;

/**
 * Brings all tables up to date where the role may, and else sees that they are. The role is that of
 * Flyway: one that owns the tables and is used for nothing else, or, where only one is configured,
 * the application's own.
 */
@Component
class Schema {

  private static final Logger log = LoggerFactory.getLogger(Schema.class);

  /** Who may not make tables can't own them; and what is there already has one owner. */
  private static final String MAY_MIGRATE = """
      select coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)
         and not exists (select 1 from pg_class where oid = to_regclass('flyway_schema_history')
                                                  and not pg_has_role(relowner, 'USAGE'))
      """;

  private static final String WITHOUT_RIGHTS = """
      select string_agg(relname, ', ' order by relname) from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm')
        and (relname like 'act\\_%' or relname in ('client', 'decision', 'flyway_schema_history'))
        and not has_table_privilege(oid, 'SELECT')
      """;

  private final DataSource application;
  private final List<SchemaPart> parts;
  private final String runningRole;

  /**
   * @param application the pool of the running application
   * @param runningRole who gets rights to what the migrating role owns; as a default the role of
   *     that pool
   */
  Schema(
      DataSource application,
      List<SchemaPart> parts,
      @Value("${threat-reviews.database.running-role:}") String runningRole) {
    this.application = application;
    this.parts = parts;
    this.runningRole = runningRole;
  }

  /** @throws StartRefused when something is missing and the role may not make it */
  void bringUpToDate(Flyway flyway) throws SQLException {
    DataSource migrating = flyway.getConfiguration().getDataSource();
    if (mayMigrate(migrating)) {
      migrate(flyway, migrating);
    } else {
      requireAll(flyway, migrating);
    }
  }

  private static boolean mayMigrate(DataSource migrating) {
    try (Connection connection = migrating.getConnection()) {
      return "t".equals(Grants.text(connection, MAY_MIGRATE));
    } catch (SQLException e) {
      throw new StartRefused(
          "The database does not let in the role that migrates: %s".formatted(e.getMessage()),
          "See that spring.flyway.user and .password are right.");
    }
  }

  private void migrate(Flyway flyway, DataSource migrating) throws SQLException {
    log.info("Migrating the database");
    int migrations = flyway.migrate().migrationsExecuted;
    for (SchemaPart part : parts) {
      part.complete(migrating);
    }
    try (Connection connection = migrating.getConnection()) {
      String owner = Grants.text(connection, "select current_user");
      String role = runningRole.isBlank() ? applicationsRole() : runningRole.strip();
      if (!role.equals(owner)) {
        Grants.give(connection, role);
        log.info("The role '{}' may read and change rows in the tables of '{}'", role, owner);
      }
    }
    MigrationInfo current = flyway.info().current();
    log.info(
        "The database is at version {}, {} migrations were needed",
        current == null ? "none" : current.getVersion(),
        migrations);
  }

  private String applicationsRole() throws SQLException {
    try (Connection connection = application.getConnection()) {
      return Grants.text(connection, "select current_user");
    }
  }

  private void requireAll(Flyway flyway, DataSource migrating) throws SQLException {
    log.info("Looking whether the database is up to date; this role may not migrate it");
    try (Connection connection = migrating.getConnection()) {
      String role = Grants.text(connection, "select current_user");
      if (Grants.text(connection, "select current_schema()") == null) {
        throw refused("The role '%s' may use no schema of the database.".formatted(role));
      }
      String closed = Grants.text(connection, WITHOUT_RIGHTS);
      if (closed != null) {
        throw refused("The role '%s' may not read %s.".formatted(role, closed));
      }
      List<String> missing = new ArrayList<>(Arrays.stream(flyway.info().pending())
          .map(
              migration -> "V%s (%s)".formatted(migration.getVersion(), migration.getDescription()))
          .toList());
      for (SchemaPart part : parts) {
        missing.addAll(part.missing(connection));
      }
      if (!missing.isEmpty()) {
        throw refused("The database lacks %s, and the role '%s' may not change its tables."
            .formatted(String.join(", ", missing), role));
      }
    }
    flyway.validate();
  }

  private static StartRefused refused(String why) {
    return new StartRefused(
        why,
        "Run 'java -jar threat-reviews-<version>.jar migrate' with spring.datasource.username and"
            + " .password of the role that owns the tables and"
            + " threat-reviews.database.running-role=<this role>, then start again; see \"Two"
            + " roles\" in docs/operations.md.");
  }
}
