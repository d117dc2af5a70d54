package org.threatreviews.support;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A checksum of each table's rows, our own and the engine's, that also changes when a row is written
 * again as it was.
 */
public final class Fingerprint {

  /** What the engine counts about itself every quarter of an hour. */
  private static final List<String> METERS = List.of("act_ru_meter_log", "act_ru_task_meter_log");

  /** The engine's cleaning of its history looks when it is due, and plans its next run. */
  private static final Map<String, String> FILTERS = Map.of(
      "act_ru_job", "handler_type_ <> 'history-cleanup'",
      "act_hi_job_log", "job_def_type_ <> 'history-cleanup'");

  private final Map<String, String> checksums;

  private Fingerprint(Map<String, String> checksums) {
    this.checksums = checksums;
  }

  public static Fingerprint of(JdbcClient database) {
    Map<String, String> checksums = new TreeMap<>();
    database
        .sql("""
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
            """)
        .query(String.class)
        .list()
        .forEach(table -> checksums.put(table, checksum(database, table)));
    checksums.keySet().removeAll(METERS);
    return new Fingerprint(checksums);
  }

  /** The tables that were written to between this and a later fingerprint. */
  public List<String> changesUntil(Fingerprint later) {
    return later.checksums.keySet().stream()
        .filter(table -> !later.checksums.get(table).equals(checksums.get(table)))
        .toList();
  }

  private static String checksum(JdbcClient database, String table) {
    return database
        .sql("""
            select count(*) || ' rows, ' || coalesce(
                     md5(string_agg(md5(concat(r.ctid, r.xmin, r)), '' order by r.ctid)), 'none')
            from %s r where %s
            """.formatted(table, FILTERS.getOrDefault(table, "true")))
        .query(String.class)
        .single();
  }
}
