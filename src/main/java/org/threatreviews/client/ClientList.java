package org.threatreviews.client;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads a page of clients with their contacts in one query, where the repository needs one each.
 */
@Component
class ClientList {

  private static final String WANTED = "(:status::text is null or status = :status)"
      + " and (:only::text[] is null or reference = any(:only::text[]))";

  private final JdbcClient jdbc;

  ClientList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param status null for all
   * @param only references; null for all
   */
  long count(ClientStatus status, Set<String> only) {
    return jdbc.sql("select count(*) from client where " + WANTED)
        .param("status", name(status))
        .param("only", array(only))
        .query(Long.class)
        .single();
  }

  /**
   * One page by reference.
   *
   * @param status null for all
   * @param only references; null for all
   */
  List<Client> page(ClientStatus status, Set<String> only, long offset, int size) {
    return jdbc.sql("""
            select c.*, k.id as contact_id, k.name as contact_name, k.email, k.phone, k.role,
                   k.level, k.risk_authority, k.language as contact_language,
                   k.time_zone as contact_time_zone, k.working_days, k.working_hours,
                   k.last_day, k.successor, k.joined_at, k.left_at
            from (select * from client where %s
                  order by reference offset :offset limit :size) c
            join contact k on k.client_reference = c.reference
            order by c.reference
            """.formatted(WANTED))
        .param("status", name(status))
        .param("only", array(only))
        .param("offset", offset)
        .param("size", size)
        .query(ClientList::read);
  }

  private static String[] array(Set<String> only) {
    return only == null ? null : only.toArray(String[]::new);
  }

  private static String name(ClientStatus status) {
    return status == null ? null : status.name();
  }

  private static List<Client> read(ResultSet row) throws SQLException {
    List<Client> clients = new ArrayList<>();
    Map<String, Set<Contact>> contacts = new LinkedHashMap<>();
    while (row.next()) {
      String reference = row.getString("reference");
      if (!contacts.containsKey(reference)) {
        contacts.put(reference, new LinkedHashSet<>());
        clients.add(client(row, contacts.get(reference)));
      }
      contacts.get(reference).add(contact(row));
    }
    return clients;
  }

  private static Client client(ResultSet row, Set<Contact> contacts) throws SQLException {
    return new Client(
        row.getString("reference"),
        row.getLong("version"),
        row.getString("name"),
        row.getString("country"),
        row.getString("language"),
        ZoneId.of(row.getString("time_zone")),
        Subscription.valueOf(row.getString("subscription")),
        row.getObject("contract_start", LocalDate.class),
        row.getObject("contract_end", LocalDate.class),
        ClientStatus.valueOf(row.getString("status")),
        OnboardingStage.valueOf(row.getString("onboarding_stage")),
        row.getTimestamp("registered_at").toInstant(),
        row.getString("request_fingerprint"),
        row.getBoolean("incident_details_in_mail"),
        contacts);
  }

  private static Contact contact(ResultSet row) throws SQLException {
    Array days = row.getArray("working_days");
    String hours = row.getString("working_hours");
    return new Contact(
        row.getString("contact_id"),
        row.getString("contact_name"),
        row.getString("email"),
        row.getString("phone"),
        ContactRole.valueOf(row.getString("role")),
        row.getInt("level"),
        row.getBoolean("risk_authority"),
        row.getString("contact_language"),
        ZoneId.of(row.getString("contact_time_zone")),
        days == null ? null : days((String[]) days.getArray()),
        hours == null ? null : WorkingHours.parse(hours),
        row.getObject("last_day", LocalDate.class),
        row.getString("successor"),
        instant(row.getTimestamp("joined_at")),
        instant(row.getTimestamp("left_at")));
  }

  private static Set<DayOfWeek> days(String[] names) {
    return Arrays.stream(names).map(DayOfWeek::valueOf).collect(Collectors.toSet());
  }

  private static Instant instant(Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
