package org.threatreviews.platform;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
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

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof ExecuteJobsCmd
        || TransactionSynchronizationManager.isActualTransactionActive()) {
      return next.execute(command);
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return next.execute(command);
      } catch (ProcessEngineException e) {
        if (attempt == ATTEMPTS || !isConflict(e)) {
          throw e;
        }
      }
    }
  }

  /** Lost against another command, or read an instance of which another has removed a part. */
  static boolean isConflict(ProcessEngineException e) {
    return e instanceof OptimisticLockingException
        || String.valueOf(e.getMessage()).startsWith(PARENT_IS_GONE);
  }
}
