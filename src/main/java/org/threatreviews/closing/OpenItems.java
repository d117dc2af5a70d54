package org.threatreviews.closing;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;

/** Reads what is open from the modules' views, and keeps what was decided about it. */
@Component
class OpenItems {

  private static final String OPEN = """
      select 'MEETING' as kind, reference, title, null as state
      from review_ahead where client_reference = :client and starts_at <= :now
      union all
      select case status when 'RISK_ACCEPTED' then 'ACCEPTED_RISK' else 'INCIDENT' end,
             reference, title, status
      from open_incident where client_reference = :client
      union all
      select 'QUESTION', reference, subject, status
      from open_question where client_reference = :client
      union all
      select 'SOC_ITEM', id::text, title, review_reference
      from handed_item where client_reference = :client
      union all
      select 'ACTION', key, title, owner from open_action where client_reference = :client
      """;

  private final JdbcClient jdbc;

  OpenItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By kind, then reference. */
  List<OpenItem> of(String client, Instant now) {
    return jdbc.sql(OPEN + "order by 1, 2")
        .param("client", client)
        .param("now", Timestamp.from(now))
        .query(OpenItem.class)
        .list();
  }

  /** Those about which nothing was decided for this end of the contract. */
  List<OpenItem> undecided(String client, LocalDate contractEnd, Instant now) {
    return jdbc.sql("select * from (" + OPEN + """
            ) o where not exists (
              select 1 from closing_decision d
              where d.client_reference = :client and d.contract_end = :contractEnd
                and d.kind = o.kind and d.reference = o.reference)
            order by 1, 2
            """)
        .param("client", client)
        .param("contractEnd", contractEnd)
        .param("now", Timestamp.from(now))
        .query(OpenItem.class)
        .list();
  }

  /** All that is open, with what was decided for this end of the contract; by kind, then reference. */
  List<ListedItem> listed(String client, LocalDate contractEnd, Instant now) {
    return jdbc.sql("select o.*, d.closed, d.note, d.decided_by, d.decided_at from (" + OPEN + """
            ) o left join closing_decision d
              on d.client_reference = :client and d.contract_end = :contractEnd
                and d.kind = o.kind and d.reference = o.reference
            order by 1, 2
            """)
        .param("client", client)
        .param("contractEnd", contractEnd)
        .param("now", Timestamp.from(now))
        .query((row, n) -> new ListedItem(
            new OpenItem(
                OpenItem.Kind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getString("title"),
                row.getString("state")),
            row.getString("note") == null
                ? null
                : new ListedItem.Decided(
                    row.getBoolean("closed"),
                    row.getString("note"),
                    row.getString("decided_by"),
                    row.getTimestamp("decided_at").toInstant())))
        .list();
  }

  /** The later decision about the same item holds. */
  void decided(
      Client client, OpenItem item, ClosingDecision.OfItem decision, String by, Instant now) {
    jdbc.sql("""
            insert into closing_decision
              (client_reference, contract_end, kind, reference, title, closed, note,
               decided_by, decided_at)
            values (:client, :contractEnd, :kind, :reference, :title, :closed, :note, :by, :now)
            on conflict (client_reference, contract_end, kind, reference)
              do update set closed = excluded.closed, note = excluded.note,
                            decided_by = excluded.decided_by, decided_at = excluded.decided_at
            """)
        .param("client", client.reference())
        .param("contractEnd", client.contractEnd())
        .param("kind", item.kind().name())
        .param("reference", item.reference())
        .param("title", item.title())
        .param("closed", decision.closed())
        .param("note", decision.note())
        .param("by", by)
        .param("now", Timestamp.from(now))
        .update();
  }
}
