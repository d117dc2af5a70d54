package org.threatreviews.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Repeats an engine command that lost against another one at the same moment: somebody completes a
 * task in Tasklist while a job of the same process runs, and should not be told to try again. Only
 * an outermost command is repeated, after its transaction was rolled back. Jobs are repeated by the
 * job executor: at once and as often as it takes when the database chose them to give way. Any other
 * fault costs one of their attempts, so that one that comes again and again ends as an engine
 * incident.
 */
final class EngineConflictRetry extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return next.execute(command);
    }
    if (command instanceof ExecuteJobsCmd) {
      return job(command);
    }
    return ConflictRetry.<T, RuntimeException>execute(attempt -> next.execute(command));
  }

  private <T> T job(Command<T> command) {
    try {
      return next.execute(command);
    } catch (OptimisticLockingException e) {
      throw e;
    } catch (RuntimeException e) {
      if (ConflictRetry.hasGivenWay(e)) {
        throw new OptimisticLockingException("the job lost against another step", e);
      }
      throw e;
    }
  }
}
