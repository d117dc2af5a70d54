package org.threatreviews.incident.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.incident.IncidentFigures;
import org.threatreviews.incident.PromisesKept;
import org.threatreviews.incident.QuarterMetrics;

/** Counts in the tables of incidents. */
@Component
class IncidentFigureReads implements IncidentFigures {

  private final QuarterFigures quarters;
  private final PromiseReads promises;

  IncidentFigureReads(QuarterFigures quarters, PromiseReads promises) {
    this.quarters = quarters;
    this.promises = promises;
  }

  @Override
  public List<QuarterMetrics> byQuarter(Client client) {
    return quarters.of(client);
  }

  @Override
  public PromisesKept promisesBetween(Client client, Instant from, Instant to) {
    return promises.between(client, from, to);
  }

  static Instant instant(ResultSet result, String column) throws SQLException {
    OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
