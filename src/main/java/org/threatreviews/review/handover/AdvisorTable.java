package org.threatreviews.review.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows about who is named for which client. */
@Component
class AdvisorTable {

  private static final String COLUMNS = """
      select client_reference, advisor, deputy, next_advisor, next_advisor_from, advisor_since,
             former_advisor, former_advisor_until, advisor_untold
      from review_programme
      """;

  /**
   * @param since since when the advisor is; null when that is not new
   * @param former who was the advisor before and has left
   * @param formerUntil when they left
   * @param untold whether the contacts have yet to be told
   */
  record Row(
      String client,
      String advisor,
      String deputy,
      String next,
      LocalDate nextFrom,
      LocalDate since,
      String former,
      Instant formerUntil,
      boolean untold) {

    /** Another advisor since a day, and nobody who follows. */
    Row advisedBy(String userId, LocalDate day) {
      return new Row(client, userId, deputy, null, null, day, former, formerUntil, untold);
    }

    /**
     * @param userId null when nobody was found
     * @param day null when the advisor stays
     */
    Row followedBy(String userId, LocalDate day) {
      return new Row(client, advisor, deputy, userId, day, since, former, formerUntil, untold);
    }

    Row toBeTold(boolean yes) {
      return new Row(client, advisor, deputy, next, nextFrom, since, former, formerUntil, yes);
    }

    Row following(String gone, Instant when) {
      return new Row(client, advisor, deputy, next, nextFrom, since, gone, when, untold);
    }

    Row withDeputy(String other) {
      return new Row(client, advisor, other, next, nextFrom, since, former, formerUntil, untold);
    }
  }

  private final JdbcClient jdbc;

  AdvisorTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that name this person in any way, held until the transaction ends. */
  List<Row> lockedOf(String userId) {
    return jdbc.sql(COLUMNS + """
            where :user in (advisor, deputy, next_advisor, former_advisor)
            order by client_reference for update""")
        .param("user", userId)
        .query(AdvisorTable::row)
        .list();
  }

  /** References of the clients whose advisor this person is; without those whose contract is over. */
  List<String> advisedBy(String userId) {
    return jdbc.sql("""
            select p.client_reference from review_programme p
            join current_client c on c.reference = p.client_reference
            where p.advisor = :user order by 1
            """).param("user", userId).query(String.class).list();
  }

  Optional<Row> of(String client) {
    return jdbc.sql(COLUMNS + "where client_reference = :client")
        .param("client", client)
        .query(AdvisorTable::row)
        .optional();
  }

  /** Clients that have a named advisor, by reference; without those whose contract is over. */
  List<Row> all() {
    return jdbc.sql(COLUMNS + """
            where advisor is not null and client_reference in (select reference from current_client)
            order by client_reference""").query(AdvisorTable::row).list();
  }

  /** Clients whose contacts have yet to be told who their advisor is; without those that are over. */
  List<String> untold() {
    return jdbc.sql("""
            select p.client_reference from review_programme p
            join current_client c on c.reference = p.client_reference
            where p.advisor_untold order by 1
            """).query(String.class).list();
  }

  /**
   * How many clients have this advisor, now or from a day on; without those whose contract is over.
   */
  int clientsOf(String userId) {
    return jdbc.sql("""
            select count(*) from review_programme p
            join current_client c on c.reference = p.client_reference
            where coalesce(p.next_advisor, p.advisor) = :user
            """).param("user", userId).query(Integer.class).single();
  }

  void save(Row row) {
    jdbc.sql("""
            update review_programme
            set version = version + 1, advisor = :advisor, deputy = :deputy, next_advisor = :next,
                next_advisor_from = cast(:nextFrom as date), advisor_since = cast(:since as date),
                former_advisor = :former,
                former_advisor_until = cast(:formerUntil as timestamptz), advisor_untold = :untold
            where client_reference = :client
            """)
        .param("client", row.client())
        .param("advisor", row.advisor())
        .param("deputy", row.deputy())
        .param("next", row.next())
        .param("nextFrom", text(row.nextFrom()))
        .param("since", text(row.since()))
        .param("former", row.former())
        .param("formerUntil", text(row.formerUntil()))
        .param("untold", row.untold())
        .update();
  }

  /** Who was named moves behind those who were not, should both be equally loaded the next time. */
  void takeTurn(String userId) {
    jdbc.sql("select take_turn(:user)")
        .param("user", userId)
        .query((row, n) -> 1)
        .list();
  }

  /** When this person was given something last, the later the greater. */
  long turnOf(String userId) {
    return jdbc.sql("select coalesce(max(turn), 0) from staff_turn where user_id = :user")
        .param("user", userId)
        .query(Long.class)
        .single();
  }

  /** Whether somebody else than this person has met the client since then. */
  boolean hasMetAnother(String client, String userId, Instant since) {
    return jdbc.sql("""
            select exists (
              select 1 from review
              where client_reference = :client and outcome = 'HELD' and analyst <> :user
                and held_at >= :since)
            """)
        .param("client", client)
        .param("user", userId)
        .param("since", Timestamp.from(since))
        .query(Boolean.class)
        .single();
  }

  /**
   * The contacts are told of other people once more; that has a number of its own.
   *
   * @param ofAdvisor whether they are told who their advisor is
   */
  int told(String client, boolean ofAdvisor) {
    return jdbc.sql("""
            update review_programme
            set version = version + 1, advisor_untold = advisor_untold and not :ofAdvisor,
                told_of_people = told_of_people + 1
            where client_reference = :client
            returning told_of_people
            """)
        .param("client", client)
        .param("ofAdvisor", ofAdvisor)
        .query(Integer.class)
        .single();
  }

  private static String text(Object moment) {
    return moment == null ? null : moment.toString();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("client_reference"),
        row.getString("advisor"),
        row.getString("deputy"),
        row.getString("next_advisor"),
        row.getObject("next_advisor_from", LocalDate.class),
        row.getObject("advisor_since", LocalDate.class),
        row.getString("former_advisor"),
        row.getTimestamp("former_advisor_until") == null
            ? null
            : row.getTimestamp("former_advisor_until").toInstant(),
        row.getBoolean("advisor_untold"));
  }
}
