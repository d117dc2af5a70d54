package org.threatreviews.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/** Journeys of the time machine that nobody's request waits for; one at a time. */
@Component
@EmbeddedDefault
class Journeys {

  private static final Logger log = LoggerFactory.getLogger(Journeys.class);
  private static final int WHOLE = 100;

  private final TimeMachine timeMachine;

  private volatile Underway journey;
  private volatile State last = new State(false, WHOLE, null, null);

  private record Underway(Instant from, Instant to, String back, CompletableFuture<Void> end) {}

  /**
   * @param percent how much of the way lies behind, from 0 to 100
   * @param words what to tell a person; null before the first journey
   * @param back the page on which it began; null when there is none
   */
  record State(boolean underWay, int percent, String words, String back) {}

  Journeys(TimeMachine timeMachine) {
    this.timeMachine = timeMachine;
  }

  /**
   * Sets out for the given instant.
   *
   * @param back the page to go back to
   * @throws InvalidInput when the instant is in the past or too far away
   * @throws StateConflict when another journey is under way
   */
  synchronized void setOut(Instant target, String back) {
    timeMachine.check(target);
    if (journey != null) {
      throw new StateConflict(
          "date", "underWay", "You are travelling already; please wait until you have arrived.");
    }
    CompletableFuture<Void> end = new CompletableFuture<>();
    journey = new Underway(timeMachine.now(), target, back, end);
    Thread traveller = new Thread(() -> travel(target, back, end), "time-travel");
    traveller.setDaemon(true);
    traveller.start();
  }

  private void travel(Instant target, String back, CompletableFuture<Void> end) {
    String words;
    try {
      TimeMachine.Journey made = timeMachine.advanceTo(target);
      words = "You have arrived: it is %s. On the way %s and %s."
          .formatted(
              DemoWords.time(made.now()),
              made.jobsExecuted() == 1
                  ? "1 step fell due"
                  : made.jobsExecuted() + " steps fell due",
              made.mailsSent() == 1 ? "1 email was sent" : made.mailsSent() + " emails were sent");
    } catch (RuntimeException e) {
      log.error("The journey to {} ended early.", target, e);
      words = "The journey ended early: it is %s. The log says why."
          .formatted(DemoWords.time(timeMachine.now()));
    }
    last = new State(false, WHOLE, words, back);
    journey = null;
    end.complete(null);
  }

  /**
   * Waits for the end of the journey, but not for long.
   *
   * @return whether nobody is under way any more
   */
  boolean arrivesWithin(Duration patience) {
    Underway now = journey;
    if (now == null) {
      return true;
    }
    try {
      now.end().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a journey always ends", e);
    }
  }

  State state() {
    Underway now = journey;
    if (now == null) {
      return last;
    }
    Instant here = timeMachine.now();
    long done = Duration.between(now.from(), here).toMillis() * WHOLE;
    long whole = Math.max(1, Duration.between(now.from(), now.to()).toMillis());
    int percent = (int) Math.max(0, Math.min(WHOLE, done / whole));
    return new State(
        true,
        percent,
        "It is %s; the journey goes to %s (%d %%)."
            .formatted(DemoWords.time(here), DemoWords.time(now.to()), percent),
        now.back());
  }
}
