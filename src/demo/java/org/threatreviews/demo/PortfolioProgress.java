package org.threatreviews.demo;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.demo.story.PortfolioStory;

/** How far the sample portfolio is, over restarts. */
@Component
@EmbeddedDefault
class PortfolioProgress {

  private static final int WHOLE = 100;

  private final JdbcClient jdbc;
  private volatile PortfolioStory underWay;
  private volatile CompletableFuture<Void> arrival = CompletableFuture.completedFuture(null);
  private Runnable whenThere;

  /**
   * What is kept of a portfolio.
   *
   * @param arrival the present that it leads to
   * @param ahead how far that present is ahead of the machine's clock
   */
  record Kept(Instant arrival, Duration ahead, boolean finished) {}

  PortfolioProgress(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Kept> kept() {
    return jdbc.sql("select arrives_at, ahead_millis, finished from demo_portfolio")
        .query((row, number) -> new Kept(
            row.getTimestamp("arrives_at").toInstant(),
            Duration.ofMillis(row.getLong("ahead_millis")),
            row.getBoolean("finished")))
        .optional();
  }

  /** In one step with setting the clock back, so that a portfolio that was begun has its past. */
  void keep(PortfolioStory story, Duration ahead) {
    Instant real = story.arrival().minus(ahead);
    jdbc.sql("""
            with kept as (
              insert into demo_portfolio (only_row, arrives_at, ahead_millis)
              values (true, :arrival, :ahead)
            )
            insert into demo_clock (only_row, ahead_millis, stands_at)
            values (true, :behind, :begin)
            on conflict (only_row) do update
            set ahead_millis = excluded.ahead_millis, stands_at = excluded.stands_at
            """)
        .param("arrival", Timestamp.from(story.arrival()))
        .param("ahead", ahead.toMillis())
        .param("behind", Duration.between(real, story.begin()).toMillis())
        .param("begin", Timestamp.from(story.begin()))
        .update();
  }

  void begin(PortfolioStory story) {
    arrival = new CompletableFuture<>();
    underWay = story;
  }

  void finish() {
    jdbc.sql("update demo_portfolio set finished = true").update();
    underWay = null;
    arrival.complete(null);
  }

  /**
   * Waits for the portfolio, but not for ever.
   *
   * @return whether it is there
   */
  boolean comesWithin(Duration patience) {
    try {
      arrival.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the past of the sample clients always ends", e);
    }
  }

  /** Runs this as soon as the portfolio is there: at once when none is under way. */
  synchronized void whenThere(Runnable then) {
    if (isUnderWay()) {
      whenThere = then;
    } else {
      then.run();
    }
  }

  /** Runs what waits for the portfolio, if it is there. */
  synchronized void tell() {
    if (!isUnderWay() && whenThere != null) {
      whenThere.run();
      whenThere = null;
    }
  }

  boolean isUnderWay() {
    return underWay != null;
  }

  /**
   * How much of the story lies behind.
   *
   * @return from 0 to 100; empty when none is under way
   */
  Optional<Integer> percent(Instant now) {
    PortfolioStory story = underWay;
    if (story == null) {
      return Optional.empty();
    }
    double whole = Duration.between(story.begin(), story.arrival()).toMinutes();
    double done = Duration.between(story.begin(), now).toMinutes();
    return Optional.of((int) Math.max(0, Math.min(WHOLE, done * WHOLE / whole)));
  }
}
