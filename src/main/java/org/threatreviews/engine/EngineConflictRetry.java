package org.threatreviews.engine;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Repeats an engine command that lost against another one at the same moment: somebody completes a
 * task in Tasklist while a job of the same process runs, and should not be told to try again. Only
 * an outermost command is repeated, after its transaction was rolled back; the job executor has its
 * own way with jobs.
 */
final class EngineConflictRetry extends CommandInterceptor {

  private static final int ATTEMPTS = 5;

  /** "Cannot resolve parent of execution, perhaps it was deleted in the meantime". */
  private static final String PARENT_IS_GONE = "ENGINE-03077";

  // a message and a timer of the same instance: what was found a moment ago is gone when it is used
  private static final String SUBSCRIPTION_IS_GONE = "does not have a subscription to a message";
  private static final String INSTANCE_IS_GONE = "Cannot restore state of process instance";
  private static final String FOREIGN_KEY_BROKEN = "23503";
  private static final String ENGINE_CORE = "org.camunda.bpm.engine.impl.pvm.";

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof ExecuteJobsCmd
        || TransactionSynchronizationManager.isActualTransactionActive()) {
      return next.execute(command);
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return next.execute(command);
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !isConflict(e)) {
          throw e;
        }
      }
    }
  }

  /** Lost against another command, or read an instance of which another has removed a part. */
  static boolean isConflict(RuntimeException e) {
    if (e instanceof NullPointerException) {
      StackTraceElement[] trace = e.getStackTrace();
      return trace.length > 0 && trace[0].getClassName().startsWith(ENGINE_CORE);
    }
    String message = String.valueOf(e.getMessage());
    return e instanceof OptimisticLockingException
        || hasLostInOurTables(e)
        || e instanceof ProcessEngineException
            && (isForeignKeyBroken(e)
                || message.startsWith(PARENT_IS_GONE)
                || message.contains(SUBSCRIPTION_IS_GONE)
                || message.contains(INSTANCE_IS_GONE));
  }

  /** For example a listener's update of a row that another has changed, or the victim of a deadlock. */
  private static boolean hasLostInOurTables(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConcurrencyFailureException) {
        return true;
      }
    }
    return false;
  }

  /** What this one removes, another has just referred to. */
  private static boolean isForeignKeyBroken(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && FOREIGN_KEY_BROKEN.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
