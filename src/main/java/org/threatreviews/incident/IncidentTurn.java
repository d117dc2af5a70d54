package org.threatreviews.incident;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A span during which one side had to act.
 *
 * @param endedAt null while the turn lasts
 */
@Table("incident_turn")
public record IncidentTurn(TurnOwner owner, Instant beganAt, Instant endedAt) {

  IncidentTurn endedAt(Instant end) {
    return new IncidentTurn(owner, beganAt, end);
  }
}
