package org.threatreviews.incident.escalation;

import java.sql.Array;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.Severity;

/** Keeps the clients' own rules. */
@Component
class EscalationRuleTable {

  private final JdbcClient jdbc;

  EscalationRuleTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The worst severity first; of one severity, around the clock first. */
  List<EscalationRule> of(String client) {
    return jdbc.sql("""
            select severity, hours, contacts from escalation_rule
            where client_reference = :client
            order by array_position(array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'], severity), hours
            """)
        .param("client", client)
        .query((row, n) -> {
          Array contacts = row.getArray("contacts");
          return new EscalationRule(
              Severity.valueOf(row.getString("severity")),
              CallHours.valueOf(row.getString("hours")),
              List.of((String[]) contacts.getArray()));
        })
        .list();
  }

  void replace(String client, List<EscalationRule> rules) {
    jdbc.sql("delete from escalation_rule where client_reference = :client")
        .param("client", client)
        .update();
    rules.forEach(rule -> jdbc.sql("""
            insert into escalation_rule (client_reference, severity, hours, contacts)
            values (:client, :severity, :hours, :contacts)
            """)
        .param("client", client)
        .param("severity", rule.severity().name())
        .param("hours", rule.hours().name())
        .param("contacts", rule.contacts().toArray(String[]::new))
        .update());
  }

  /** A team lead is to look at what somebody's departure has made of the client's rules. */
  void toBeLookedAt(String client, String because, Instant now) {
    jdbc.sql("""
            insert into escalation_rules_to_check (client_reference, since, because)
            values (:client, :now, :because)
            on conflict (client_reference) do update set because = excluded.because
            """)
        .param("client", client)
        .param("now", Timestamp.from(now))
        .param("because", because)
        .update();
  }

  void looked(String client) {
    jdbc.sql("delete from escalation_rules_to_check where client_reference = :client")
        .param("client", client)
        .update();
  }
}
