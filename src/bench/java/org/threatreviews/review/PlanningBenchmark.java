package org.threatreviews.review;

import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.support.ProcessTest;

/**
 * Planning takes time linear in the number of contracts: one of 10,000 costs about as much as one
 * of 1,000. On the real application and PostgreSQL, contracts of three years, one pool for all.
 */
@ProcessTest
class PlanningBenchmark {

  private static final int FEW = 1_000;
  private static final int MANY = 10_000;
  private static final double HIGHEST_RATIO = 1.3;

  private static final int ANALYSTS = 100;
  private static final int ADVISORS = 50;
  private static final int WEEKLY_REVIEWS = 12;

  /** Every tenth client has the advisor subscription. */
  private static final int ADVISOR_SHARE = 10;

  private static final LocalDate FIRST_START = LocalDate.parse("2027-01-01");
  private static final int STARTS_WITHIN_DAYS = 3 * 365;
  private static final List<String> COUNTRIES = List.of("DE", "SE", "JP", "US", "GB");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired
  private Clients clients;

  @Autowired
  private Staff pool;

  @Autowired
  private ReviewProgramme programme;

  @Autowired
  private JdbcClient jdbc;

  @Test
  void oneContractOfManyCostsAsMuchAsOneOfFew() {
    for (int i = 0; i < ANALYSTS + ADVISORS; i++) {
      String id = "person-%03d".formatted(i);
      pool.register(new Analyst(
          id, id, id + "@mdr.example", true, i >= ANALYSTS, BERLIN, WEEKLY_REVIEWS, true));
    }
    planned(FEW); // warms up, and leaves pages of the tables behind for both
    double few = planned(FEW);
    double many = planned(MANY);
    System.out.printf("ratio %.2f (at most %.2f)%n", many / few, HIGHEST_RATIO);
    assertThat(many / few).isLessThanOrEqualTo(HIGHEST_RATIO);
  }

  /** Plans so many contracts after one another and gives the milliseconds for each. */
  private double planned(int contracts) {
    jdbc.sql("truncate client, review_programme, review, analyst_week cascade").update();
    for (int i = 0; i < contracts; i++) {
      clients.register(client(i, contracts));
    }
    Duration spent = Duration.ZERO;
    for (int i = 0; i < contracts; i++) {
      long before = System.nanoTime();
      programme.plan(
          reference(i), DayOfWeek.of(1 + i % 5), LocalTime.of(9, 0).plusMinutes(30 * (i / 5 % 15)));
      spent = spent.plusNanos(System.nanoTime() - before);
    }
    double each = spent.toNanos() / 1e6 / contracts;
    System.out.printf("%,d contracts: %.2f ms each%n", contracts, each);
    return each;
  }

  private static String reference(int number) {
    return "BENCH-%05d".formatted(number);
  }

  /** Starts are spread over the same time however many contracts there are. */
  private static ClientRegistration client(int number, int contracts) {
    // neighbours in number lie far apart in time: contracts are not signed in the order of starts
    int day = (int) (number * 7919L % contracts * STARTS_WITHIN_DAYS / contracts);
    LocalDate start = FIRST_START.plusDays(day);
    return new ClientRegistration(
        reference(number),
        "Client " + number,
        COUNTRIES.get(number % COUNTRIES.size()),
        "en",
        BERLIN,
        number % ADVISOR_SHARE == 0 ? Subscription.ADVISOR : Subscription.STANDARD,
        start,
        start.plusYears(3).minusDays(1),
        List.of(new Contact(
            "Maria",
            "maria@client%d.example".formatted(number),
            null,
            ContactRole.SECURITY_MANAGER,
            1,
            true,
            "en",
            BERLIN)));
  }
}
