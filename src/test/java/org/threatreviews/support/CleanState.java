package org.threatreviews.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.threatreviews.demo.TestTime;
import org.threatreviews.invariant.Invariants;
import org.threatreviews.invariant.Rule;
import org.threatreviews.invariant.RuleState;

/**
 * Gives every process test an empty engine, empty tables and the same point in time, and sees that
 * what it leaves behind keeps every rule.
 */
public class CleanState implements BeforeEachCallback, AfterEachCallback {

  /** A Tuesday, 9 o'clock in Berlin. */
  public static final Instant START = Instant.parse("2026-12-01T08:00:00Z");

  /**
   * Only tables that have ever held a row, and row by row: to truncate a table takes ten times as
   * long as to delete what a test leaves in it. Truncated is what has grown, mostly by such rows; not
   * what has grown beside the table, as long values do: nobody reads past them, and a truncated table
   * makes the database plan anew whatever reads it.
   */
  private static final String EMPTY_WHAT_IS_FILLED = """
      do $$
      declare
        name regclass;
      begin
        -- a superuser's right, for this transaction: the history refuses to be emptied otherwise
        set local session_replication_role = replica;
        for name in
          select oid from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'r'
            and (relname like 'act_ru_%' or relname like 'act_hi_%'
                 or not starts_with(relname, 'act_'))
            and relname not in ('act_ru_authorization', 'act_ru_filter', 'act_ru_jobdef',
                                'flyway_schema_history')
            and pg_relation_size(oid) > 0
        loop
          if pg_relation_size(name) > 500000 or pg_table_size(name) > 20000000 then
            execute format('truncate %s cascade', name);
          else
            -- waits for whoever still writes, as truncate does
            execute format('lock table %s in exclusive mode', name);
            execute format('delete from %s', name);
          end if;
        end loop;
      end $$
      """;

  @Override
  public void beforeEach(ExtensionContext context) {
    clean(SpringExtension.getApplicationContext(context));
  }

  /** For what runs many tests in one, or isn't run by Jupiter. */
  public static void clean(ApplicationContext application) {
    application.getBean(JdbcClient.class).sql(EMPTY_WHAT_IS_FILLED).update();
    application.getBean(TestTime.class).set(START);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      return; // stopped somewhere on its way
    }
    Set<Rule> allowed = allowed(context);
    List<RuleState> broken =
        SpringExtension.getApplicationContext(context).getBean(Invariants.class).check(5).stream()
            .filter(state -> !state.holds() && !allowed.contains(state.rule()))
            .toList();

    assertThat(broken).as("invariants that are broken after the test").isEmpty();
  }

  private static Set<Rule> allowed(ExtensionContext context) {
    Breaks breaks = Stream.of(
            context.getRequiredTestMethod().getAnnotation(Breaks.class),
            context.getRequiredTestClass().getAnnotation(Breaks.class))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
    if (breaks == null) {
      return Set.of();
    }
    return breaks.value().length == 0 ? Set.of(Rule.values()) : Set.of(breaks.value());
  }
}
