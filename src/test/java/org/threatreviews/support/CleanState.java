package org.threatreviews.support;

import java.time.Instant;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.threatreviews.demo.TestTime;

/** Gives every process test an empty engine, empty tables and the same point in time. */
public class CleanState implements BeforeEachCallback {

  /** A Tuesday, 9 o'clock in Berlin. */
  public static final Instant START = Instant.parse("2026-12-01T08:00:00Z");

  /** Only tables with rows: emptying all hundred of them takes longer than most tests. */
  private static final String EMPTY_WHAT_IS_FILLED = """
      do $$
      declare
        name text;
        filled boolean;
        names text[] := '{}';
      begin
        for name in
          select table_name from information_schema.tables
          where table_schema = 'public' and table_type = 'BASE TABLE'
            and (table_name like 'act_ru_%' or table_name like 'act_hi_%'
                 or not starts_with(table_name, 'act_'))
            and table_name not in ('act_ru_authorization', 'act_ru_filter', 'act_ru_jobdef',
                                   'flyway_schema_history')
        loop
          execute format('select exists (select 1 from %I)', name) into filled;
          if filled then
            names := names || quote_ident(name);
          end if;
        end loop;
        if cardinality(names) > 0 then
          -- a superuser's right, for this transaction: the history refuses to be emptied otherwise
          set local session_replication_role = replica;
          execute 'truncate ' || array_to_string(names, ', ') || ' cascade';
        end if;
      end $$
      """;

  @Override
  public void beforeEach(ExtensionContext context) {
    var application = SpringExtension.getApplicationContext(context);
    application.getBean(JdbcClient.class).sql(EMPTY_WHAT_IS_FILLED).update();
    application.getBean(TestTime.class).set(START);
  }
}
