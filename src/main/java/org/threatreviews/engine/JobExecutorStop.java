package org.threatreviews.engine;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes no more jobs as soon as the application is told to end. Those that are being run have the
 * time that a phase of the stop has; what is not done by then is rolled back and done elsewhere.
 */
@Component
class JobExecutorStop implements SmartLifecycle {

  private final DueJobs jobs;
  private volatile boolean running;

  JobExecutorStop(DueJobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    jobs.stopExecutor();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
