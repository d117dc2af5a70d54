package org.threatreviews.engine;

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

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof ExecuteJobsCmd
        || TransactionSynchronizationManager.isActualTransactionActive()) {
      return next.execute(command);
    }
    return ConflictRetry.<T, RuntimeException>execute(attempt -> next.execute(command));
  }
}
