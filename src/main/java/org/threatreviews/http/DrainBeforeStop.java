package org.threatreviews.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps answering for a while after the application was told to end. Readiness is down by then, and
 * who distributes requests among nodes needs some time to notice; the web server refuses new ones as
 * soon as it begins to stop. The demo stands alone and ends at once.
 */
@Component
@ConditionalOnProperty("spring.datasource.url")
class DrainBeforeStop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DrainBeforeStop.class);

  private final Duration drain;
  private volatile boolean running;

  DrainBeforeStop(@Value("${threat-reviews.shutdown.drain:5s}") Duration drain) {
    this.drain = drain;
  }

  @Override
  public void start() {
    running = true;
  }

  /** In the first phase, with what takes no more work; the web server's comes later. */
  @Override
  public void stop() {
    log.info("Ending: no longer ready, answering for another {} seconds", drain.toSeconds());
    try {
      boolean never = new CountDownLatch(1).await(drain.toMillis(), TimeUnit.MILLISECONDS);
      assert !never;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
