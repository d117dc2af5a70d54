package org.threatreviews.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.threatreviews.access.StartNotice;

/**
 * Lets the sample portfolio be lived behind the first pages, and ends that before the application
 * ends.
 */
@Component
@EmbeddedDefault
class PortfolioLife implements SmartLifecycle {

  static final int BEFORE_START_NOTICE = StartNotice.LAST - 1;

  private static final Logger log = LoggerFactory.getLogger(PortfolioLife.class);
  private static final long PATIENCE_MILLIS = 15_000;

  private final ObjectProvider<SamplePortfolio> portfolio;
  private final PortfolioProgress progress;
  private volatile Thread life;

  PortfolioLife(ObjectProvider<SamplePortfolio> portfolio, PortfolioProgress progress) {
    this.portfolio = portfolio;
    this.progress = progress;
  }

  @EventListener
  @Order(BEFORE_START_NOTICE)
  void on(ApplicationReadyEvent ready) {
    portfolio.ifAvailable(sample -> {
      if (sample.isDue()) {
        sample.begin();
        life = new Thread(() -> live(sample), "sample-portfolio");
        life.start();
      }
    });
  }

  /** Half a past is better than a demo that nobody can use. */
  private void live(SamplePortfolio sample) {
    try {
      sample.live();
    } catch (RuntimeException e) {
      log.error("The sample portfolio is incomplete; the demo goes on with what is there.", e);
      sample.giveUp();
    }
    progress.tell();
  }

  @Override
  public void start() {
    // with the first page, see above
  }

  @Override
  public void stop() {
    Thread living = life;
    if (living != null) {
      portfolio.ifAvailable(SamplePortfolio::stop);
      try {
        living.join(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return life != null && life.isAlive();
  }
}
