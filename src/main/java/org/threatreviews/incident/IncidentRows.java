package org.threatreviews.incident;

import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jdbc.core.convert.DataAccessStrategy;
import org.springframework.data.jdbc.core.convert.Identifier;
import org.springframework.data.jdbc.core.convert.InsertSubject;
import org.springframework.data.relational.core.conversion.IdValueSource;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpLog.Changes;

/**
 * Writes what an incident has become: its own row, and of its log what is new. A repository would
 * delete the whole log and write it again each time, though it only grows.
 */
@Component
class IncidentRows {

  private static final SqlIdentifier INCIDENT = SqlIdentifier.quoted("incident_reference");
  private static final SqlIdentifier POSITION = SqlIdentifier.quoted("position");

  private final DataAccessStrategy strategy;
  private final RelationalMappingContext mapping;
  private final JdbcClient jdbc;

  IncidentRows(DataAccessStrategy strategy, RelationalMappingContext mapping, JdbcClient jdbc) {
    this.strategy = strategy;
    this.mapping = mapping;
    this.jdbc = jdbc;
  }

  /**
   * @throws OptimisticLockingFailureException when it was changed by somebody else since it was read
   */
  void update(Incident incident) {
    Number read = incident.nextVersion();
    if (!strategy.updateWithVersion(incident, Incident.class, read)) {
      throw new OptimisticLockingFailureException(
          "incident %s is no longer at version %s".formatted(incident.reference(), read));
    }
    FollowUpLog log = incident.log();
    write(incident.reference(), log.changedTurns(), IncidentTurn.class);
    write(incident.reference(), log.changedFeedback(), GivenFeedback.class);
    write(incident.reference(), log.changedNotes(), FollowUpNote.class);
  }

  private <T> void write(String incident, Changes<T> changes, Class<T> type) {
    if (!changes.replaced().isEmpty()) {
      // the name is the annotation's, no input
      jdbc.sql("delete from %s where incident_reference = ? and position = any(?)"
              .formatted(mapping.getRequiredPersistentEntity(type).getTableName()))
          .param(incident)
          .param(changes.replaced().toArray(Integer[]::new))
          .update();
    }
    List<InsertSubject<T>> rows = changes.written().entrySet().stream()
        .map(entry -> InsertSubject.describedBy(
            entry.getValue(),
            Identifier.of(INCIDENT, incident, String.class)
                .withPart(POSITION, entry.getKey(), Integer.class)))
        .toList();
    if (!rows.isEmpty()) {
      strategy.insert(rows, type, IdValueSource.NONE);
    }
  }
}
