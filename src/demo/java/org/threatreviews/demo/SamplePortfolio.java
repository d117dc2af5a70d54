package org.threatreviews.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.story.PortfolioStory;
import org.threatreviews.demo.story.PortfolioStory.Answered;
import org.threatreviews.demo.story.PortfolioStory.Asked;
import org.threatreviews.demo.story.PortfolioStory.Event;
import org.threatreviews.demo.story.PortfolioStory.Proposed;
import org.threatreviews.demo.story.PortfolioStory.Registered;
import org.threatreviews.demo.story.PortfolioStory.Reported;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.question.Questions;

/**
 * Gives whoever starts the demo for the first time something to look at: invented clients with a
 * past. It is lived, not written: the clock is set back, and the time machine leads through seven
 * months in which clients answer or don't and our people do their tasks, by the same use cases as
 * everybody's. What was done is never done again, so it goes on after a restart where it was.
 */
@Component
@EmbeddedDefault
@ConditionalOnProperty(name = "threat-reviews.demo.sample-portfolio", matchIfMissing = true)
class SamplePortfolio {

  private static final Logger log = LoggerFactory.getLogger(SamplePortfolio.class);

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  /** More rounds at one visit would be people and software in a loop. */
  private static final int MOST_ROUNDS = 6;

  /** For what follows from an act, before somebody acts on that. */
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  private static final Duration LONGEST_VISIT = A_WHILE.multipliedBy(MOST_ROUNDS + 1);

  private final Clients clients;
  private final Onboarding onboarding;
  private final IncidentFollowUp incidents;
  private final Questions questions;
  private final Improvements improvements;
  private final PortfolioPeople people;
  private final PortfolioProgress progress;
  private final TimeMachine timeMachine;
  private final AdjustableClock clock;

  private volatile boolean stopped;
  private LocalDate told;

  /** The application ends before the story does. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  SamplePortfolio(
      Clients clients,
      Onboarding onboarding,
      IncidentFollowUp incidents,
      Questions questions,
      Improvements improvements,
      PortfolioPeople people,
      PortfolioProgress progress,
      TimeMachine timeMachine,
      AdjustableClock clock) {
    this.clients = clients;
    this.onboarding = onboarding;
    this.incidents = incidents;
    this.questions = questions;
    this.improvements = improvements;
    this.people = people;
    this.progress = progress;
    this.timeMachine = timeMachine;
    this.clock = clock;
  }

  /** Whether there is something left to do: a portfolio that was begun, or none and no client. */
  boolean isDue() {
    return progress
        .kept()
        .map(kept -> !kept.finished())
        .orElseGet(() -> clients.page(0, 1, null).total() == 0);
  }

  /** Sets the clock back, unless that was done before a restart; from now on it is under way. */
  void begin() {
    if (progress.kept().isEmpty()) {
      PortfolioStory story = PortfolioStory.arrivingAt(clock.instant());
      progress.keep(story, clock.aheadOfReal());
      clock.moveTo(story.begin());
    }
    progress.begin(story());
  }

  /** Lives through what is left of the story; returns when the demo is in its present, or stopped. */
  void live() {
    Duration ahead = kept().ahead();
    PortfolioStory story = story();
    try {
      timeMachine.liveThrough(() -> live(story, ahead), ahead);
      progress.finish();
    } catch (Stopped e) {
      log.info("The sample portfolio goes on at the next start.");
    }
  }

  /** The demo goes on in its present, with what is there. */
  void giveUp() {
    clock.tickFrom(kept().ahead());
    progress.finish();
  }

  void stop() {
    stopped = true;
  }

  private PortfolioProgress.Kept kept() {
    return progress.kept().orElseThrow();
  }

  private PortfolioStory story() {
    return PortfolioStory.arrivingAt(kept().arrival());
  }

  private void live(PortfolioStory story, Duration ahead) {
    Deque<Event> events = new ArrayDeque<>(story.events());
    Iterator<Instant> visits = story.visits().iterator();
    Instant visit = visits.next();
    // the present goes on meanwhile, and over a restart for longer
    while (visit.isBefore(clock.inReality().plus(ahead))) {
      // also the one during which the application ended
      if (!visit.plus(LONGEST_VISIT).isBefore(clock.instant())) {
        happenUntil(visit, events);
        advanceTo(visit);
        untilNothingIsLeft(people::work);
      }
      visit = visits.next();
    }
    happenUntil(story.arrival(), events);
    advanceTo(clock.inReality().plus(ahead));
  }

  private void happenUntil(Instant stop, Deque<Event> events) {
    while (!events.isEmpty() && !events.peek().at().isAfter(stop)) {
      Event event = events.pop();
      advanceTo(event.at());
      happen(event);
      untilNothingIsLeft(people::workAtAnyHour);
    }
  }

  /** Each may have happened before a restart; then it changes nothing. */
  private void happen(Event event) {
    if (event instanceof Registered registered) {
      onboarding.register(registered.client());
    } else if (event instanceof Reported reported) {
      incidents.report(reported.report());
    } else if (event instanceof Answered answered) {
      answer(answered);
    } else if (event instanceof Asked asked) {
      questions.ask(asked.question());
    } else if (event instanceof Proposed proposed) {
      improvements.submit(proposed.improvement());
    }
  }

  private void answer(Answered answered) {
    IncidentDetails incident = incidents.get(answered.incident());
    if (incident.feedback().isEmpty()) {
      incidents.giveFeedback(answered.incident(), answered.feedback());
    }
  }

  private void untilNothingIsLeft(BooleanSupplier work) {
    int rounds = 0;
    settle();
    while (rounds < MOST_ROUNDS && work.getAsBoolean()) {
      rounds++;
      settle();
    }
  }

  private void settle() {
    advanceTo(clock.instant().plus(A_WHILE));
  }

  private void advanceTo(Instant stop) {
    if (stopped) {
      throw new Stopped();
    }
    if (stop.isAfter(clock.instant())) {
      timeMachine.advanceToAndStand(stop);
      tell();
    }
  }

  /** Each month. */
  private void tell() {
    LocalDate month =
        LocalDate.ofInstant(clock.instant(), PortfolioStory.BERLIN).withDayOfMonth(1);
    if (!month.equals(told)) {
      told = month;
      log.info(
          "Sample portfolio: {} ({} %)",
          MONTH.format(month), progress.percent(clock.instant()).orElse(0));
    }
  }
}
