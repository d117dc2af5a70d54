package org.threatreviews.invariant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks which rules are broken, by what; the module's only door. */
@Service
@Transactional(readOnly = true)
public class Invariants {

  /** All rules in one statement: they see the same state, and tests can afford to ask after each. */
  private static final String ALL = Engine.STATE
      + """
      select f.rule, f.kind, f.reference, coalesce(f.client, owner.client) as client, f.since, f.total
      from (
      """
      + Rule.all().stream().map(Invariants::query).collect(Collectors.joining(" union all "))
      + """
      ) f
      left join lateral (
        select client_reference as client from incident_summary s where s.reference = f.reference
        union all
        select client_reference from question_summary s where s.reference = f.reference
        union all
        select client_reference from review_summary s where s.reference = f.reference
        union all
        select reference from client_summary s where s.reference = f.reference
        limit 1) owner on f.client is null
      order by f.rule, f.n
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  private record Found(Rule rule, Violation violation, long total) {}

  Invariants(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private static String query(Rule rule) {
    return """
        select * from (
          select '%s' as rule, v.*, count(*) over () as total,
                 row_number() over (order by v.since nulls last, v.reference) as n
          from (
        """.formatted(rule.name()) + rule.query() + ") v) s where s.n <= :samples";
  }

  /**
   * Each rule, as it stands now.
   *
   * @param samples how many of what breaks a rule are named at most, from 1
   */
  public List<RuleState> check(int samples) {
    Map<Rule, List<Violation>> violations = new EnumMap<>(Rule.class);
    Map<Rule, Long> totals = new EnumMap<>(Rule.class);
    jdbc.sql(ALL)
        .param("samples", samples)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, n) -> read(row))
        .list()
        .forEach(found -> {
          violations
              .computeIfAbsent(found.rule(), rule -> new ArrayList<>())
              .add(found.violation());
          totals.put(found.rule(), found.total());
        });
    return Rule.all().stream()
        .map(rule -> new RuleState(
            rule, totals.getOrDefault(rule, 0L), violations.getOrDefault(rule, List.of())))
        .toList();
  }

  private static Found read(ResultSet row) throws SQLException {
    Timestamp since = row.getTimestamp("since");
    return new Found(
        Rule.valueOf(row.getString("rule")),
        new Violation(
            row.getString("kind"),
            row.getString("reference"),
            row.getString("client"),
            since == null ? null : since.toInstant()),
        row.getLong("total"));
  }
}
