package org.threatreviews.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Tables that come from elsewhere than our migrations. Needs no other bean. */
public interface SchemaPart {

  /**
   * Makes what is missing, after our migrations.
   *
   * @param owner connects as the role that owns all tables
   */
  void complete(DataSource owner) throws SQLException;

  /** What is missing, each in a few words; empty when all is there. */
  List<String> missing(Connection database) throws SQLException;
}
