package org.threatreviews.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.story.PortfolioStory;
import org.threatreviews.engine.DueJobs;
import org.threatreviews.engine.UserTasks;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.meeting.ReviewMeeting;
import org.threatreviews.review.pack.ReviewPacks;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Thoroughness;

/** Whenever the demo is started for the first time, its clients have a past. */
@ProcessTest
class SamplePortfolioTest {

  @Autowired
  Clients clients;

  @Autowired
  Onboarding onboarding;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  Questions questions;

  @Autowired
  Improvements improvements;

  @Autowired
  UserTasks tasks;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  ReviewAgenda agenda;

  @Autowired
  ReviewMeeting meeting;

  @Autowired
  ReviewPacks packs;

  @Autowired
  PortfolioPeople people;

  @Autowired
  PortfolioProgress progress;

  @Autowired
  TimeMachine timeMachine;

  @Autowired
  AdjustableClock clock;

  @Autowired
  DueJobs jobs;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  ApplicationContext application;

  /** Our people, until the power fails. */
  private final class CutShort extends PortfolioPeople {

    private int visitsLeft;

    CutShort(int visits) {
      super(tasks, reviews, agenda, meeting, questions, clock);
      visitsLeft = visits;
    }

    @Override
    boolean work() {
      if (visitsLeft-- == 0) {
        throw new PowerCut();
      }
      return super.work();
    }
  }

  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** In a plain run two that are rare; in a thorough one what else calendars hold. */
  static Stream<Instant> starts() {
    Stream<String> all = Stream.of(
        "2026-12-05T21:40:00Z", // a Saturday, late in the evening
        "2027-03-28T01:00:00Z", // in the night in which Berlin's clocks go forward
        "2028-02-29T07:00:00Z", // a leap day
        "2026-10-25T00:30:00Z", // in that in which they go back
        "2026-12-25T10:00:00Z", // a public holiday
        "2026-12-31T23:30:00Z", // in Berlin the next year has begun
        "2027-07-31T12:00:00Z"); // seven months before there is no such day
    return all.limit(Thoroughness.isFull() ? Integer.MAX_VALUE : 2).map(Instant::parse);
  }

  @ParameterizedTest
  @MethodSource("starts")
  void hasAPastWheneverItIsStarted(Instant start) {
    clock.moveTo(start);

    SamplePortfolio portfolio = portfolio(people);
    assertThat(portfolio.isDue()).isTrue();
    portfolio.begin();
    portfolio.live();

    assertThat(clock.instant()).isBetween(start, start.plusSeconds(600));
    assertThat(portfolio.isDue()).isFalse();
    assertThat(jobs.openIncidents()).isZero();
    assertThat(closed(PortfolioStory.ACTIVE)).hasSize(2).allSatisfy(review -> {
      assertThat(packs.get(review.reference()).sha256()).isNotBlank();
      assertThat(minutesOf(review.reference())).isEqualTo(1);
    });
    assertThat(closed(PortfolioStory.ADVISED)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(incidents.get("HARBOUR-INC-1").severity()).isEqualTo(Severity.CRITICAL);
    assertThat(incidents.get("HARBOUR-INC-1").status()).isEqualTo(IncidentStatus.CLOSED);
    assertThat(incidents.get("HARBOUR-INC-3").status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
    assertThat(questions.get("HARBOUR-Q-1").status()).isEqualTo(QuestionStatus.CLOSED);
    assertThat(incidents.get("GRANITE-INC-2").unanswered()).isTrue();
    assertThat(tasks.open())
        .anySatisfy(task -> {
          assertThat(task.element()).isEqualTo("userTask_decideEscalation");
          assertThat(task.key()).isEqualTo("GRANITE-INC-2");
        })
        .anySatisfy(task -> {
          assertThat(task.element()).isEqualTo("userTask_holdIntroductionCall");
          assertThat(task.key()).isEqualTo(PortfolioStory.NEW);
        });
    assertThat(jdbc.sql("select count(*) from demo_mail").query(Long.class).single())
        .isGreaterThan(100);
  }

  @Test
  void losesAndDoublesNothingWhenItIsCutShort() {
    clock.moveTo(Instant.parse("2027-01-15T12:00:00Z"));
    for (int visits : List.of(0, 7, 95)) {
      SamplePortfolio portfolio = portfolio(new CutShort(visits));
      portfolio.begin();
      assertThatThrownBy(portfolio::live).isInstanceOf(PowerCut.class);
      assertThat(portfolio.isDue()).isTrue();
      Instant stood = clock.instant();
      clock.moveTo(new DemoClock().adjustableClock(jdbc, null, null).instant());
      assertThat(clock.instant()).isEqualTo(stood);
    }
    SamplePortfolio last = portfolio(people);
    last.begin();
    last.live();
    Map<String, String> cutShort = whatThereIs();
    assertThat(last.isDue()).isFalse();

    CleanState.clean(application);
    clock.moveTo(Instant.parse("2027-01-15T12:00:00Z"));
    SamplePortfolio atOnce = portfolio(people);
    atOnce.begin();
    atOnce.live();

    assertThat(cutShort).isEqualTo(whatThereIs());
  }

  /** By what it is about. */
  private Map<String, String> whatThereIs() {
    Map<String, String> there = new TreeMap<>();
    for (var client : clients.page(0, 100, null).items()) {
      there.put(client.reference(), client.status().toString());
      incidents
          .page(client.reference(), 0, 100)
          .items()
          .forEach(incident ->
              there.put(incident.reference(), incident.status() + " " + incident.reportedAt()));
      programme
          .reviewsOf(client.reference())
          .forEach(review -> there.put(review.reference(), review.status() + " " + review.start()));
      improvements
          .of(client.reference())
          .forEach(improvement -> there.put(
              "improvement " + improvement.title(), improvement.status().toString()));
    }
    jdbc.sql("select recipient, count(*) as mails from demo_mail group by recipient")
        .query()
        .listOfRows()
        .forEach(row ->
            there.put("mails to " + row.get("recipient"), row.get("mails").toString()));
    return there;
  }

  private SamplePortfolio portfolio(PortfolioPeople who) {
    return new SamplePortfolio(
        clients, onboarding, incidents, questions, improvements, who, progress, timeMachine, clock);
  }

  private List<ReviewSummary> closed(String client) {
    return programme.reviewsOf(client).stream()
        .filter(review -> review.status() == ReviewStatus.CLOSED)
        .toList();
  }

  private long minutesOf(String review) {
    return jdbc.sql("select count(*) from review_minutes where review_reference = :review")
        .param("review", review)
        .query(Long.class)
        .single();
  }
}
