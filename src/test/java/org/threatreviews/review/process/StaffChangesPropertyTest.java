package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.invariant.Rule;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.handover.NamedAdvisors;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.AnalystChange;
import org.threatreviews.staff.Departures;
import org.threatreviews.staff.PoolMember;
import org.threatreviews.staff.Qualification;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Thoroughness;

/**
 * Whatever happens to a team of eight that serves thirty clients, in whatever order: absences,
 * departures with and without a day, people who come back, qualifications. Half of the clients have
 * an advisor.
 */
@ProcessTest
@Breaks(
    value = Rule.WITHOUT_NEXT_STEP,
    because = "reviews are planned without the programme that begins them")
class StaffChangesPropertyTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int CLIENTS = 30;
  private static final int CHANGES = 10;
  private static final List<String> ADVISORS = List.of("ada", "bea", "cleo", "dora");
  private static final List<String> ANALYSTS = List.of("ann", "ben", "carl", "dan");

  @Autowired
  ReviewDriver driver;

  @Autowired
  Staff pool;

  @Autowired
  Departures departures;

  @Autowired
  NamedAdvisors named;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  ProcessEngine engine;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  private final List<String> story = new ArrayList<>();

  static List<Long> seeds() {
    return java.util.stream.LongStream.rangeClosed(1, Thoroughness.times(1))
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aClientIsToldOnceAndSeesWhoIsNamed(long seed) {
    Random random = new Random(seed);
    ADVISORS.forEach(id -> register(id, true));
    ANALYSTS.forEach(id -> register(id, false));
    for (int i = 0; i < CLIENTS; i++) {
      String client = "C-%02d".formatted(i);
      driver.registerClient(
          client,
          i % 2 == 0 ? Subscription.ADVISOR : Subscription.STANDARD,
          "2026-12-01",
          "2027-05-31");
      programme.plan(client, DayOfWeek.of(1 + i % 5), LocalTime.of(10 + i % 6, 0));
    }
    check();
    for (int change = 0; change < CHANGES; change++) {
      Map<String, Integer> before = mails();
      change(random);
      driver.runDue();
      mails()
          .forEach((who, number) -> assertThat(number - before.getOrDefault(who, 0))
              .as("mails to %s by the last of %s", who, story)
              .isLessThanOrEqualTo(1));
      check();
    }
  }

  private void change(Random random) {
    List<String> everybody = new ArrayList<>(ADVISORS);
    everybody.addAll(ANALYSTS);
    String user = everybody.get(random.nextInt(everybody.size()));
    PoolMember member = pool.member(user);
    LocalDate from = LocalDate.parse("2026-12-01").plusDays(random.nextInt(120));
    int kind = random.nextInt(7);
    story.add("%s: %d from %s".formatted(user, kind, from));
    switch (kind) {
      case 0, 1 -> pool.registerAbsence(user, from, from.plusDays(random.nextInt(60)));
      case 2 ->
        member.absences().stream()
            .findFirst()
            .ifPresent(absence -> pool.withdrawAbsence(user, absence.from()));
      case 3 -> {
        if (member.analyst().active()) {
          departures.announce(user, from, null);
        }
      }
      case 4 -> pool.leave(user);
      case 5 -> pool.change(user, new AnalystChange(null, null, null, null, null, null, true));
      default ->
        pool.change(
            user,
            AnalystChange.qualifying(
                random.nextBoolean() ? Qualification.EVERYTHING : Qualification.NONE));
    }
  }

  private void check() {
    Map<String, PoolMember> people = new TreeMap<>();
    pool.members().forEach(member -> people.put(member.analyst().userId(), member));
    Map<String, NamedAdvisors.Named> advisors = new TreeMap<>();
    named.all().forEach(one -> advisors.put(one.client(), one));
    List<ReviewSummary> all = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      all.addAll(programme.reviewsOf("C-%02d".formatted(i)));
    }
    boolean leadAsked = engine
            .getTaskService()
            .createTaskQuery()
            .taskDefinitionKey(ReviewHandOverIds.USER_TASK_NAME_SUBSTITUTE)
            .count()
        > 0;
    for (ReviewSummary review : all) {
      boolean dedicated = Integer.parseInt(review.client().substring(2)) % 2 == 0;
      Subscription subscription = dedicated ? Subscription.ADVISOR : Subscription.STANDARD;
      if (review.analyst() == null) {
        assertThat(leadAsked).as("%s has nobody after %s", review, story).isTrue();
        continue;
      }
      boolean there = isThere(people.get(review.analyst()), review);
      assertThat(people.get(review.analyst()).analyst().active())
          .as("%s is with somebody gone after %s", review, story)
          .isTrue();
      assertThat(people.get(review.analyst()).analyst().qualification().covers(subscription, "en"))
          .as("%s is with somebody unqualified after %s", review, story)
          .isTrue();
      if (!there) {
        assertThat(leadAsked)
            .as("%s is with somebody away after %s", review, story)
            .isTrue();
      }
      NamedAdvisors.Named of = advisors.get(review.client());
      String advisor = of == null || !dedicated ? null : advisorOn(of, day(review));
      if (advisor != null && !advisor.equals(review.analyst()) && there) {
        boolean couldHold = isThere(people.get(advisor), review)
            && people.get(advisor).analyst().qualification().covers(subscription, "en")
            && all.stream()
                .noneMatch(other -> advisor.equals(other.analyst())
                    && !other.reference().equals(review.reference())
                    && other.start().isBefore(review.end())
                    && review.start().isBefore(other.end()));
        assertThat(couldHold)
            .as("%s is not with its advisor %s after %s", review, advisor, story)
            .isFalse();
      }
    }
  }

  private static String advisorOn(NamedAdvisors.Named named, LocalDate day) {
    return named.nextFrom() != null && !day.isBefore(named.nextFrom())
        ? named.next()
        : named.advisor();
  }

  private static boolean isThere(PoolMember person, ReviewSummary review) {
    LocalDate day = day(review);
    return person.analyst().isInPoolOn(day)
        && person.absences().stream().noneMatch(absence -> absence.covers(day));
  }

  private Map<String, Integer> mails() {
    Map<String, Integer> mails = new TreeMap<>();
    jdbc.sql("""
            select substring(business_key from 'C-[0-9][0-9]') || ' ' || recipient as who,
                   count(*) as number
            from mail_outbox
            where element in ('serviceTask_startReview', 'serviceTask_confirmAnalyst')
              and recipient like '%nord.example'
            group by 1
            """)
        .query((row, n) -> mails.put(row.getString("who"), row.getInt("number")))
        .list();
    return mails;
  }

  private void register(String userId, boolean advisor) {
    pool.register(
        new Analyst(userId, userId, userId + "@mdr.example", true, advisor, BERLIN, 20, true));
  }

  private static LocalDate day(ReviewSummary review) {
    return review.start().atZone(BERLIN).toLocalDate();
  }
}
