package org.threatreviews.review;

import org.threatreviews.review.pack.ReviewPacks;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;

/**
 * Publishing a pack, from the agenda to the stored PDF, takes at most two seconds for 200
 * incidents, and time linear in their number. On the real application and PostgreSQL; both sizes
 * are measured in the same run, the fewer are the twin of the many.
 */
@ProcessTest
class PackBenchmark {

  private static final int FEW = 200;
  private static final int MANY = 800;
  private static final double LONGEST_MILLIS = 2_000;
  private static final double HIGHEST_RATIO = 1.3;
  private static final int RUNS = 7;

  private static final LocalDate CONTRACT_START = LocalDate.parse("2026-10-01");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired
  private Clients clients;

  @Autowired
  private Staff pool;

  @Autowired
  private ReviewProgramme programme;


  @Autowired
  private ReviewPacks packs;

  @Autowired
  private JdbcClient jdbc;

  private int registered;

  @Test
  void packsAreFastAndCostAsMuchForEachIncidentOfMany() {
    pool.register(
        new Analyst("analyst", "Ann", "ann@mdr.example", true, false, BERLIN, 40, true));
    published(FEW); // warms up
    double few = published(FEW);
    double many = published(MANY);
    double ratio = many / MANY / (few / FEW);
    System.out.printf(
        "%d incidents: %.0f ms (at most %.0f), %d incidents: %.0f ms, ratio for each %.2f (at most %.2f)%n",
        FEW, few, LONGEST_MILLIS, MANY, many, ratio, HIGHEST_RATIO);
    assertThat(few).isLessThanOrEqualTo(LONGEST_MILLIS);
    assertThat(ratio).isLessThanOrEqualTo(HIGHEST_RATIO);
  }

  /** Publishes packs of clients with so many incidents each and gives the median milliseconds. */
  private double published(int incidents) {
    double[] sorted = DoubleStream.generate(() -> publish(incidents))
        .limit(RUNS)
        .sorted()
        .toArray();
    return sorted[RUNS / 2];
  }

  private double publish(int incidents) {
    String client = "BENCH-%03d".formatted(++registered);
    clients.register(client(client));
    String review =
        programme.plan(client, DayOfWeek.TUESDAY, LocalTime.of(10, 0)).get(0).reference();
    report(client, incidents);
    long before = System.nanoTime();
    packs.publish(review);
    return (System.nanoTime() - before) / 1e6;
  }

  /** Of the weeks before now; every second one is closed. */
  private void report(String client, int incidents) {
    jdbc.sql("""
            insert into incident (
              reference, version, client_reference, severity, announced_severity, title, description,
              recommendation, reported_at, received_at, notified_at, request_fingerprint, status,
              closed_at, unanswered, round, reminders_sent, reminders_in_round, feedback_taken)
            select :client || '-INC-' || n, 0, :client, 'HIGH', 'HIGH',
                   'Sign-ins from a country in which nobody of the company works', 'Many.', 'Reset.',
                   at, at, at, 'none', case n % 2 when 0 then 'CLOSED' else 'AWAITING_CLIENT' end,
                   case n % 2 when 0 then at + interval '3 days' end, false, 1, 0, 0, 0
            from generate_series(1, :number) n,
                 lateral (select cast(:now as timestamptz) - interval '40 days' + n * interval '30 minutes' as at) as told
            """)
        .param("client", client)
        .param("number", incidents)
        .param("now", Timestamp.from(CleanState.START))
        .update();
    jdbc.sql("""
            insert into incident_turn (incident_reference, position, owner, began_at, ended_at)
            select reference, 0, 'CLIENT', reported_at, closed_at
            from incident where client_reference = :client
            """).param("client", client).update();
  }

  private static ClientRegistration client(String reference) {
    return new ClientRegistration(
        reference,
        "Client " + reference,
        "DE",
        "en",
        BERLIN,
        Subscription.STANDARD,
        CONTRACT_START,
        CONTRACT_START.plusYears(1).minusDays(1),
        List.of(new Contact(
            "Maria",
            "maria@%s.example".formatted(reference.toLowerCase(java.util.Locale.ROOT)),
            null,
            ContactRole.SECURITY_MANAGER,
            1,
            true,
            "en",
            BERLIN)));
  }
}
