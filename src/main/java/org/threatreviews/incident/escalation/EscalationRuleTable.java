package org.threatreviews.incident.escalation;

import java.sql.Array;
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
}
