package org.threatreviews.client;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the contracts that a client has had, in the table {@code client_contract}. */
@Component
class ContractSpans {

  private final JdbcClient jdbc;

  private record Row(String clientReference, LocalDate firstDay, LocalDate lastDay) {

    private ContractSpan span() {
      return new ContractSpan(firstDay, lastDay);
    }
  }

  ContractSpans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Oldest first. */
  Map<String, List<ContractSpan>> of(Collection<String> clients) {
    return jdbc
        .sql("""
            select client_reference, first_day, last_day from client_contract
            where client_reference = any(:clients) order by client_reference, number
            """)
        .param("clients", clients.toArray(String[]::new))
        .query(Row.class)
        .list()
        .stream()
        .collect(Collectors.groupingBy(
            Row::clientReference, Collectors.mapping(Row::span, Collectors.toList())));
  }

  /** One more contract, with the number after the last. */
  void add(String client, LocalDate firstDay, LocalDate lastDay) {
    jdbc.sql("""
            insert into client_contract (client_reference, number, first_day, last_day)
            select :client, coalesce(max(number), 0) + 1, :firstDay, :lastDay
            from client_contract where client_reference = :client
            """)
        .param("client", client)
        .param("firstDay", firstDay)
        .param("lastDay", lastDay)
        .update();
  }

  /** The last contract has another last day; one that would begin after it falls away. */
  void endOn(String client, LocalDate lastDay) {
    jdbc.sql("""
            delete from client_contract
            where client_reference = :client and first_day > :lastDay and number > 1
            """).param("client", client).param("lastDay", lastDay).update();
    jdbc.sql("""
            update client_contract set last_day = :lastDay
            where client_reference = :client and number =
              (select max(number) from client_contract where client_reference = :client)
            """).param("client", client).param("lastDay", lastDay).update();
  }
}
