package org.threatreviews.review.plan;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewMailing;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.schedule.ClientAdvisors;
import org.threatreviews.review.schedule.NoReview;
import org.threatreviews.review.schedule.PlanChange;
import org.threatreviews.review.schedule.Planned;
import org.threatreviews.review.schedule.ReviewPlanner;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Staff;

/**
 * Makes the reviews of a client those that its contract has, whatever has changed in the contract.
 * Its callers hold the client's row.
 */
@Component
public class PlanChanges {

  /** A meeting gets no date that is nearer than this. */
  private static final int NOTICE_WORKING_DAYS = 5;

  private final ReviewLookup reviews;
  private final ProgrammeRepository programmes;
  private final PlannedPeriods periods;
  private final PlannerFactory planners;
  private final Staff staff;
  private final PlanHistory history;
  private final ReviewDecisions decisions;
  private final ReviewMailing mailing;
  private final ReviewProcess process;
  private final ReviewsWithoutAnalyst withoutAnalyst;
  private final BusinessCalendar calendar;
  private final Clock clock;

  PlanChanges(
      ReviewLookup reviews,
      ProgrammeRepository programmes,
      PlannedPeriods periods,
      PlannerFactory planners,
      Staff staff,
      PlanHistory history,
      ReviewDecisions decisions,
      ReviewMailing mailing,
      ReviewProcess process,
      ReviewsWithoutAnalyst withoutAnalyst,
      BusinessCalendar calendar,
      Clock clock) {
    this.reviews = reviews;
    this.programmes = programmes;
    this.periods = periods;
    this.planners = planners;
    this.staff = staff;
    this.history = history;
    this.decisions = decisions;
    this.mailing = mailing;
    this.process = process;
    this.withoutAnalyst = withoutAnalyst;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Cancels what the contract has no more, moves what it has on another day and adds what is
   * missing; without a plan nothing.
   *
   * @param now the moment of the change that is followed, by which what it has done is told from
   *     what others did
   * @return what has changed; empty when the client's reviews have not been planned yet
   */
  public Optional<PlanChange> follow(Client client, Instant now) {
    return programmes.findById(client.reference()).map(programme -> follow(client, programme, now));
  }

  /**
   * Keeps the periods of a client that was planned before they were kept. Nothing else changes: a
   * period that ought to have a review and has none is seen as such from now on.
   */
  void keepPeriods(Client client) {
    programmes.findById(client.reference()).ifPresent(programme -> {
      List<PlanChange.Period> before = periods.of(client.reference());
      List<Review> all = reviews.allOf(client.reference());
      PlanChange change = reckon(
              client, programme, all, before, staff.rosterToLookAt(), clock.instant())
          .change();
      periods.replace(client.reference(), change.periods());
    });
  }

  /** A hold ends earlier: what was to be mailed about reviews in preparation need not wait longer. */
  void holdEndsEarlier(Client client) {
    reviews.allOf(client.reference()).stream()
        .filter(review -> review.isOpen() && review.isBegun())
        .forEach(mailing::holdEndsEarlier);
  }

  private PlanChange follow(Client client, Programme programme, Instant now) {
    List<PlanChange.Period> before = periods.of(client.reference());
    Reckoned reckoned =
        reckon(client, programme, reviews.allOf(client.reference()), before, staff.roster(), now);
    if (!reckoned.advisors().equals(programme.advisors())) {
      programmes.save(programme.advisedBy(reckoned.advisors()));
      history.advisor(client.reference(), reckoned.advisors());
    }
    PlanChange change = reckoned.change();
    change.cancelled().forEach(review -> cancel(review.reference(), now));
    change.replanned().forEach(replanned -> replan(client, replanned, now));
    reviews.saveAll(change.added());
    change.added().forEach(review -> withoutAnalyst.ask(client, review));
    reviews.number(change.numbers());
    periods.replace(client.reference(), change.periods());
    change.periods().stream()
        .filter(period -> isNewlyWithout(period, before))
        .forEach(period -> history.withoutReview(client.reference(), period));
    return change;
  }

  /**
   * What planning a client for the first time would give with these wishes; nothing is stored.
   *
   * @param time in the business zone
   */
  List<Review> preview(Client client, DayOfWeek weekday, LocalTime time) {
    Programme programme = programmes
        .findById(client.reference())
        .map(known -> known.prefer(weekday, time))
        .orElseGet(() -> newProgramme(client, weekday, time));
    Reckoned reckoned = reckon(
        client,
        programme,
        reviews.allOf(client.reference()),
        List.of(),
        staff.rosterToLookAt(),
        clock.instant());
    return reckoned.change().added();
  }

  /** A programme that is planned today for the first time. */
  Programme newProgramme(Client client, DayOfWeek weekday, LocalTime time) {
    return Programme.first(client.reference(), weekday, time, earliest(client));
  }

  /**
   * @param advisors the client's, those chosen just now where it needs them and had none
   */
  private record Reckoned(PlanChange change, ClientAdvisors advisors) {}

  private Reckoned reckon(
      Client client,
      Programme programme,
      List<Review> all,
      List<PlanChange.Period> before,
      Roster everybody,
      Instant now) {
    ReviewPlanner planner = planners.planner(client, programme);
    LocalDate earliest = earliest(client);
    Roster roster = everybody.inLanguage(client.language());
    ClientAdvisors advisors = planner.needsAdvisor(earliest)
        ? named(programme.advisors(), roster, now)
        : programme.advisors();
    List<PlanChange.Period> givenUp = before.stream()
        .filter(period -> period.without() == NoReview.CANCELLED_BY_LEAD)
        .toList();
    Planned planned = new Planned(
        all,
        givenUp,
        Objects.requireNonNullElse(programme.firstMeeting(), LocalDate.MIN),
        earliest,
        now);
    return new Reckoned(planner.reconcile(planned, roster, advisors), advisors);
  }

  /** Advisors are named with a deputy and stay named; where one is missing, somebody is found. */
  private static ClientAdvisors named(ClientAdvisors known, Roster roster, Instant now) {
    String advisor =
        known.advisor() == null ? roster.advisorWithMostTime(now).orElse(null) : known.advisor();
    String deputy = known.deputy() == null && advisor != null
        ? roster.deputyWithMostTime(advisor, now).orElse(null)
        : known.deputy();
    return new ClientAdvisors(advisor, deputy, known.next(), known.nextFrom());
  }

  /** Takes the review out of the plan at this instant and ends its process, if it has one. */
  private void cancel(String reference, Instant now) {
    Review review = reviews.lock(reference);
    review.cancel(now);
    reviews.save(review);
    mailing.calledOff(review);
    if (review.isBegun()) {
      process.reviewCancelled(reference);
    }
    process.dateSettled(reference);
    process.handOverSettled(reference);
  }

  private void replan(Client client, PlanChange.Replanned planned, Instant now) {
    Review review = reviews.lock(planned.review().reference());
    Instant startBefore = review.startsAt();
    String analystBefore = review.analyst();
    boolean moved = review.replan(planned.period(), planned.slot(), planned.analyst(), now);
    reviews.save(review);
    if (!Objects.equals(analystBefore, review.analyst())) {
      decisions.analyst(review, analystBefore, DecisionHistory.SYSTEM);
    }
    if (moved) {
      mailing.dateChanged(review);
      history.moved(review, startBefore, DecisionHistory.SYSTEM);
      process.dateSettled(review.reference());
      if (review.isBegun()) {
        process.reviewMoved(review.reference());
      }
      if (review.analyst() != null) {
        process.handOverSettled(review.reference());
      }
    }
    if (moved || analystBefore != null) {
      withoutAnalyst.ask(client, review);
    }
  }

  /** Whether that was decided just now, and by a change of the contract. */
  private static boolean isNewlyWithout(PlanChange.Period period, List<PlanChange.Period> before) {
    return (period.without() == NoReview.ON_HOLD
            || period.without() == NoReview.NO_DAY_LEFT
            || period.without() == NoReview.TOO_SHORT)
        && before.stream()
            .noneMatch(known -> known.months() == period.months()
                && known.index() == period.index()
                && known.without() == period.without());
  }

  private LocalDate earliest(Client client) {
    LocalDate today = calendar.provider().dateOf(clock.instant());
    return calendar.joint(client.country()).plusWorkingDays(today, NOTICE_WORKING_DAYS);
  }
}
