package org.threatreviews.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The rights of the role that the application runs as, given by the role that owns the tables:
 * rows may be read and changed, tables may not. All are given anew each time, in one transaction.
 */
final class Grants {

  /**
   * What each table, view and sequence of the owner's allows. A table that is only ever added to is
   * known by the trigger that guards it; what tells how the tables came about is only read.
   */
  private static final String RIGHTS = """
      select relation.oid::regclass::text as name,
             case when relation.relkind = 'S' then 'usage, select'
                  when relation.relname in ('flyway_schema_history', 'act_ge_schema_log')
                    then 'select'
                  when exists (select 1 from pg_trigger guard
                               join pg_proc refusal on refusal.oid = guard.tgfoid
                               where guard.tgrelid = relation.oid
                                 and refusal.proname = 'refuse_rewriting_history')
                    then 'select, insert'
                  else 'select, insert, update, delete' end as rights,
             case when relation.relkind = 'S' then 'sequence' else 'table' end as kind
      from pg_class relation
      where relation.relnamespace = current_schema()::regnamespace
        and relation.relkind in ('r', 'p', 'v', 'm', 'S')
        and pg_has_role(relation.relowner, 'USAGE')
      order by 1
      """;

  private Grants() {}

  /**
   * @param owner of the tables
   * @param role that gets the rights
   */
  static void give(Connection owner, String role) throws SQLException {
    boolean autoCommit = owner.getAutoCommit();
    owner.setAutoCommit(false);
    try (Statement statement = owner.createStatement()) {
      String to = quoted(owner, role);
      String schema = text(owner, "select quote_ident(current_schema())");
      statement.execute("grant usage on schema %s to %s".formatted(schema, to));
      for (String grant : each(owner, to)) {
        statement.execute(grant);
      }
      // what a migration makes without the step after it, as by hand
      String later = "alter default privileges in schema %s grant ".formatted(schema);
      statement.execute(later + "select, insert, update, delete on tables to " + to);
      statement.execute(later + "usage, select on sequences to " + to);
      owner.commit();
    } catch (SQLException e) {
      owner.rollback();
      throw e;
    } finally {
      owner.setAutoCommit(autoCommit);
    }
  }

  private static List<String> each(Connection owner, String to) throws SQLException {
    List<String> grants = new ArrayList<>();
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(RIGHTS)) {
      while (row.next()) {
        String what = row.getString("kind") + " " + row.getString("name");
        grants.add("revoke all on %s from %s".formatted(what, to));
        grants.add("grant %s on %s to %s".formatted(row.getString("rights"), what, to));
      }
    }
    return grants;
  }

  private static String quoted(Connection owner, String role) throws SQLException {
    try (PreparedStatement question = owner.prepareStatement("select quote_ident(?)")) {
      question.setString(1, role);
      try (ResultSet answer = question.executeQuery()) {
        answer.next();
        return answer.getString(1);
      }
    }
  }

  static String text(Connection database, String question) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
