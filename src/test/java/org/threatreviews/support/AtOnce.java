package org.threatreviews.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.threatreviews.problem.Refusal;

/** Lets several people and timers act in the same instant. */
public final class AtOnce {

  /** What somebody, or a timer, does. */
  @FunctionalInterface
  public interface Act {
    void run() throws Exception;
  }

  private AtOnce() {}

  /**
   * Which of the acts succeeded. One that did not was refused in words; anything else fails the
   * test.
   */
  public static List<Boolean> run(Act... acts) throws Exception {
    CyclicBarrier together = new CyclicBarrier(acts.length);
    ExecutorService threads = Executors.newFixedThreadPool(acts.length);
    try {
      List<Future<Object>> running = Stream.of(acts)
          .<Callable<Object>>map(act -> () -> {
            together.await(10, TimeUnit.SECONDS);
            act.run();
            return null;
          })
          .map(threads::submit)
          .toList();
      List<Boolean> succeeded = new ArrayList<>();
      for (Future<Object> result : running) {
        succeeded.add(succeeds(result));
      }
      return succeeded;
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean succeeds(Future<Object> result) throws Exception {
    try {
      result.get(60, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      assertThat(e.getCause()).matches(AtOnce::isRefusedInWords, "is refused in words");
      return false;
    }
  }

  private static boolean isRefusedInWords(Throwable fault) {
    return isTaskGone(fault)
        || Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
            .anyMatch(Refusal.class::isInstance);
  }

  /** Somebody else has completed the task; the REST API says so in a sentence. */
  private static boolean isTaskGone(Throwable fault) {
    return fault instanceof NullValueException
        && fault.getMessage().contains("Cannot find task with id");
  }

  /** The one job that waits at the element. What loses is left to the executor, which repeats it. */
  public static Act job(ProcessEngine engine, String element) {
    ManagementService management = engine.getManagementService();
    String job = management.createJobQuery().activityId(element).singleResult().getId();
    return () -> {
      try {
        management.executeJob(job);
      } catch (OptimisticLockingException lost) {
        // nothing of it has happened; it runs with all that is due, unless it has gone by then
        return;
      } catch (NullValueException gone) {
        // before the job was read, or after it, with the rest of its instance
        assertThat(gone.getMessage())
            .containsAnyOf("No job found", "Cannot find execution with id");
      } catch (NullPointerException lost) {
        // so the engine loses when the other has just removed a part of the instance
        assertThat(lost.getStackTrace()[0].getClassName())
            .startsWith("org.camunda.bpm.engine.impl.pvm.");
      }
    };
  }
}
