package org.threatreviews.incident.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.incident.IncidentFigures;
import org.threatreviews.incident.QuarterMetrics;

/** Counts in the tables of incidents. */
@Component
class IncidentFigureReads implements IncidentFigures {

  private final QuarterFigures quarters;

  IncidentFigureReads(QuarterFigures quarters) {
    this.quarters = quarters;
  }

  @Override
  public List<QuarterMetrics> byQuarter(Client client) {
    return quarters.of(client);
  }

  static Instant instant(ResultSet result, String column) throws SQLException {
    OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
