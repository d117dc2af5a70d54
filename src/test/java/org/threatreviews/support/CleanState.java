package org.threatreviews.support;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.threatreviews.platform.TestTime;

/** Gives every process test an empty engine, empty tables and the same point in time. */
public class CleanState implements BeforeEachCallback {

  /** A Tuesday, 9 o'clock in Berlin. */
  public static final Instant START = Instant.parse("2026-12-01T08:00:00Z");

  @Override
  public void beforeEach(ExtensionContext context) {
    var application = SpringExtension.getApplicationContext(context);
    JdbcClient jdbc = application.getBean(JdbcClient.class);
    List<String> tables =
        jdbc.sql(
                """
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'
                  and (table_name like 'act_ru_%' or table_name like 'act_hi_%'
                       or not starts_with(table_name, 'act_'))
                  and table_name not in ('act_ru_authorization', 'act_ru_filter', 'act_ru_jobdef',
                                         'flyway_schema_history', 'analyst')
                """)
            .query(String.class)
            .list();
    jdbc.sql("truncate " + String.join(", ", tables)).update();
    application.getBean(TestTime.class).set(START);
  }
}
