package org.threatreviews.histories;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.TransactionStatus;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.engine.DueJobs.DueJob;
import org.threatreviews.problem.Refusal;
import org.threatreviews.staff.Analyst;

/**
 * Where one history takes place: its client, its clock, and the record of what has happened in it so
 * far, in words.
 */
final class Stage {

  static final String CLIENT = "NORD";
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Asked first; the second may accept risks, and so may nobody else. */
  static final List<String> CONTACTS =
      List.of("manager@nord.example", "ciso@nord.example", "engineer@nord.example");

  static final String CISO = CONTACTS.get(1);

  /** Who holds reviews here: people who have an account in the tests' application. */
  static final List<String> POOL = List.of("analyst", "lead", "advisor", "soc");

  private static final List<String> ADVISORS = List.of("advisor", "soc");

  /** More jobs at one instant would be a process that runs in circles. */
  private static final int MOST_JOBS_AT_ONCE = 300;

  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-12-01");

  private record Place(String country, String zone) {}

  private static final List<Place> PLACES = List.of(
      new Place("DE", "Europe/Berlin"),
      new Place("SE", "Europe/Stockholm"),
      new Place("JP", "Asia/Tokyo"),
      new Place("US", "America/Los_Angeles"),
      new Place("AU", "Australia/Sydney"));

  private final Cast cast;
  private final List<String> told = new ArrayList<>();
  private ExpectedPlan plan;
  private Instant stoodAt;
  private int stoodBefore;
  private int jobsRun;

  Stage(Cast cast) {
    this.cast = cast;
  }

  Cast cast() {
    return cast;
  }

  /** The pool meets and the client is registered; its reviews are planned, or onboarding begins. */
  void set(History.Beginning beginning) {
    Instant begin = FIRST_DAY
        .plusDays(beginning.day())
        .atTime(beginning.hour(), 0)
        .atZone(BERLIN)
        .toInstant();
    cast.time().set(begin);
    POOL.forEach(user -> join(user, ADVISORS.contains(user)));
    Place place = PLACES.get(beginning.place() % PLACES.size());
    ZoneId zone = ZoneId.of(place.zone());
    // a contract that is over is refused
    LocalDate start = today().plusDays(Math.max(beginning.ahead(), -20));
    ClientRegistration registration = new ClientRegistration(
        CLIENT,
        "Nordwind AG",
        place.country(),
        "en",
        zone,
        beginning.advisor() ? Subscription.ADVISOR : Subscription.STANDARD,
        start,
        start.plusMonths(beginning.months()).minusDays(1),
        List.of(
            contact("Max Manager", 0, ContactRole.SECURITY_MANAGER, 1, zone),
            contact("Clara Ciso", 1, ContactRole.CISO, 2, zone),
            contact("Eve Engineer", 2, ContactRole.ENGINEER, 2, zone)));
    tell("%s in %s, %s from %s to %s"
        .formatted(
            CLIENT,
            place.country(),
            registration.subscription(),
            registration.contractStart(),
            registration.contractEnd()));
    plan = new ExpectedPlan(
        cast.jdbc(),
        DayOfWeek.WEDNESDAY,
        registration.contractStart(),
        registration.contractEnd(),
        registration.subscription());
    if (beginning.onboarded()) {
      cast.clients().register(registration);
      cast.programme().plan(CLIENT, DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));
      cast.clients().activate(CLIENT);
      cast.programme().start(CLIENT);
    } else {
      cast.onboarding().register(registration);
    }
    settle();
  }

  private void join(String user, boolean advisor) {
    cast.staff()
        .register(Analyst.joining(user, user, user + "@mdr.example", true, advisor, BERLIN));
  }

  private static Contact contact(
      String name, int number, ContactRole role, int level, ZoneId zone) {
    String address = CONTACTS.get(number);
    return new Contact(
        name, address, "+49 30 5550104", role, level, address.equals(CISO), "en", zone);
  }

  /** What the contract's plan must be; told of every change that is agreed. */
  ExpectedPlan plan() {
    return plan;
  }

  // time

  Instant now() {
    return cast.time().now();
  }

  LocalDate today() {
    return now().atZone(BERLIN).toLocalDate();
  }

  LocalDate todayOfClient() {
    return now().atZone(cast.clients().get(CLIENT).timeZone()).toLocalDate();
  }

  boolean isAnythingDue() {
    return cast.dueJobs().next().filter(job -> !job.due().isAfter(now())).isPresent();
  }

  /** Runs what is due now. */
  void settle() {
    advanceTo(now());
  }

  /** Runs everything that falls due until then, at its time. */
  void advanceTo(Instant target) {
    int atOnce = 0;
    while (true) {
      Optional<DueJob> next = cast.dueJobs().next().filter(job -> !job.due().isAfter(target));
      if (next.isEmpty()) {
        break;
      }
      if (next.get().due().isAfter(now())) {
        cast.time().set(next.get().due());
        atOnce = 0;
      }
      if (atOnce++ > MOST_JOBS_AT_ONCE) {
        throw new AssertionError("no end of jobs at " + now());
      }
      run(next.get());
    }
    cast.time().set(target);
  }

  /** Runs so much of what is due, as it comes; the rest waits. */
  void runSome(int jobs) {
    for (int left = jobs; left > 0 && isAnythingDue(); left--) {
      cast.dueJobs().next().ifPresent(this::run);
    }
  }

  /** Time passes while nothing runs. */
  void sleepUntil(Instant target) {
    cast.time().set(target);
  }

  private void run(DueJob job) {
    jobsRun++;
    try {
      cast.dueJobs().run(job.id());
    } catch (RuntimeException fault) {
      throw new AssertionError("the step of job %s fails: %s".formatted(named(job), fault), fault);
    }
  }

  /**
   * The next step is done and undone, as when its node dies before the commit; then it is done, and
   * tried once more, as by a node that has not heard of it.
   */
  void crashInNextStep(Duration within) {
    Optional<DueJob> next =
        cast.dueJobs().next().filter(job -> !job.due().isAfter(now().plus(within)));
    next.ifPresent(job -> {
      if (job.due().isAfter(now())) {
        cast.time().set(job.due());
      }
      tell("a node dies in %s".formatted(named(job)));
      cast.transaction().executeWithoutResult((TransactionStatus status) -> {
        run(job);
        status.setRollbackOnly();
      });
      run(job);
      assertThatThrownBy(() -> cast.dueJobs().run(job.id()))
          .as("a job that has run")
          .hasMessageContaining("No job found");
      settle();
    });
  }

  private String named(DueJob job) {
    return cast.jdbc()
        .sql("""
            select coalesce(d.act_id_, j.handler_type_) || ' of ' || coalesce(p.business_key_, '?')
            from act_ru_job j left join act_ru_jobdef d on d.id_ = j.job_def_id_
            left join act_ru_execution p on p.id_ = j.process_instance_id_
            where j.id_ = :id
            """)
        .param("id", job.id())
        .query(String.class)
        .optional()
        .orElse(job.id());
  }

  int jobsRun() {
    return jobsRun;
  }

  // the record

  /** Whoever acts may be refused in words; then nothing has happened. */
  boolean attempt(String what, Runnable act) {
    try {
      act.run();
      tell(what);
      return true;
    } catch (RuntimeException fault) {
      Refusal refusal = Refusal.in(fault).orElse(null);
      if (refusal == null) {
        tell(what + " FAILS");
        throw new AssertionError("%s fails: %s".formatted(what, fault), fault);
      }
      tell("%s - refused: %s".formatted(what, refusal.getMessage()));
      return false;
    }
  }

  /** From here on it is seen whether anything moves. */
  void stand() {
    stoodAt = now();
    stoodBefore = told.size();
  }

  /** Whether anybody has tried anything since it stood, or time has passed. */
  boolean hasMoved() {
    return told.size() > stoodBefore || !now().equals(stoodAt);
  }

  void tell(String what) {
    told.add("%s  %s".formatted(now().atZone(BERLIN).toLocalDateTime(), what));
  }

  /** All that has happened so far, a line each. */
  String story() {
    return String.join("\n", told);
  }
}
