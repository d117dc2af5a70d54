package org.threatreviews.engine;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.retry.RetryCallback;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryListener;
import org.springframework.retry.support.RetryTemplate;

/**
 * Repeats what lost against another step at the same moment, after a random pause so that the same
 * two don't meet again. Spring Retry does the repeating; which faults are such a conflict is known
 * to no library, since the engine reports most of them as ordinary exceptions.
 */
final class ConflictRetry {

  private static final Logger log = LoggerFactory.getLogger(ConflictRetry.class);

  private static final int ATTEMPTS = 5;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  /** "Cannot resolve parent of execution, perhaps it was deleted in the meantime". */
  private static final String PARENT_IS_GONE = "ENGINE-03077";

  // a message and a timer of the same instance: what was found a moment ago is gone when it is used
  private static final String SUBSCRIPTION_IS_GONE = "does not have a subscription to a message";
  private static final String INSTANCE_IS_GONE = "Cannot restore state of process instance";

  // PostgreSQL's error codes, appendix A of its manual
  private static final String FOREIGN_KEY_BROKEN = "23503";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";

  /** Two waited for each other, or one read what the other has changed. */
  private static final Set<String> GIVEN_WAY = Set.of(SERIALIZATION_FAILURE, DEADLOCK);

  /** Where the engine finds nothing when another has just removed a part of the instance. */
  private static final List<String> INSTANCE = List.of(
      "org.camunda.bpm.engine.impl.pvm.",
      "org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity");

  private static final RetryTemplate TEMPLATE = RetryTemplate.builder()
      .maxAttempts(ATTEMPTS)
      .retryOn(ConflictRetry::isConflict)
      .exponentialBackoff(SHORTEST_PAUSE, 2, LONGEST_PAUSE, true)
      .withListener(new RetryListener() {
        @Override
        public <T, E extends Throwable> void onError(
            RetryContext context, RetryCallback<T, E> callback, Throwable fault) {
          if (isConflict(fault)) {
            log.debug("lost against another step, attempt {}", context.getRetryCount(), fault);
          }
        }
      })
      .build();

  private ConflictRetry() {}

  /**
   * @param attempt leaves nothing behind when it fails: its transaction is rolled back
   */
  static <T, E extends Throwable> T execute(RetryCallback<T, E> attempt) throws E {
    return TEMPLATE.execute(attempt);
  }

  /** Lost against another command, or read an instance of which another has removed a part. */
  private static boolean isConflict(Throwable fault) {
    if (fault instanceof NullPointerException) {
      StackTraceElement[] trace = fault.getStackTrace();
      return trace.length > 0 && INSTANCE.stream().anyMatch(trace[0].getClassName()::startsWith);
    }
    String message = String.valueOf(fault.getMessage());
    return hasLost(fault)
        || fault instanceof ProcessEngineException
            && (hasGivenWay(fault)
                || hasState(fault, Set.of(FOREIGN_KEY_BROKEN))
                || message.startsWith(PARENT_IS_GONE)
                || message.contains(SUBSCRIPTION_IS_GONE)
                || message.contains(INSTANCE_IS_GONE));
  }

  /**
   * For example the engine's statement or a listener's update of a row that another has changed, or
   * the victim of a deadlock.
   */
  private static boolean hasLost(Throwable fault) {
    if (!(fault instanceof RuntimeException)) {
      return false;
    }
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConcurrencyFailureException
          || cause instanceof OptimisticLockingException) {
        return true;
      }
    }
    return false;
  }

  /** Whether the database chose this one to give way, which never happens without another. */
  static boolean hasGivenWay(Throwable fault) {
    return hasState(fault, GIVEN_WAY);
  }

  /** Of the engine's own statements, whose faults nobody translates. */
  private static boolean hasState(Throwable fault, Set<String> states) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && states.contains(String.valueOf(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }
}
