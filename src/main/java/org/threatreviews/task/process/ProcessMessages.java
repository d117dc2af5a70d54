package org.threatreviews.task.process;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler.EventSubscriptionJobConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/**
 * Tells running processes that what they are about has changed. The engine passes a message to no
 * suspended instance, and keeps it for nobody; here such an instance gets a job instead, which is
 * suspended as it is, and receives the message as soon as somebody activates the instance.
 *
 * <p>The process reads in the tables what has changed, so a message carries nothing, and one that
 * an instance would get twice does no harm.
 */
@Component
public class ProcessMessages {

  private final RuntimeService runtime;
  private final ProcessEngineConfigurationImpl engine;
  private final Clock clock;

  ProcessMessages(RuntimeService runtime, ProcessEngineConfigurationImpl engine, Clock clock) {
    this.runtime = runtime;
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * Passes the message to whatever waits for it under this business key, now or on activation.
   *
   * @return whether anything waits for it; an instance between two of its steps does not, and finds
   *     the change in the tables when it gets there
   */
  public boolean tell(String message, String businessKey) {
    boolean received = !runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(businessKey)
        .correlateAllWithResult()
        .isEmpty();
    boolean kept = engine
        .getCommandExecutorTxRequired()
        .execute(new KeepForActivation(message, businessKey, Date.from(clock.instant())));
    return received || kept;
  }

  private record KeepForActivation(String message, String businessKey, Date now)
      implements Command<Boolean> {

    @Override
    public Boolean execute(CommandContext context) {
      return context.runWithoutAuthorization(() -> {
        boolean kept = false;
        for (Execution waiting : context
            .getProcessEngineConfiguration()
            .getRuntimeService()
            .createExecutionQuery()
            .messageEventSubscriptionName(message)
            .processInstanceBusinessKey(businessKey)
            .suspended()
            .unlimitedList()) {
          keep(context, (ExecutionEntity) waiting);
          kept = true;
        }
        return kept;
      });
    }

    private void keep(CommandContext context, ExecutionEntity waiting) {
      // an activation at the same moment would not see the job: one of the two has to repeat
      waiting.forceUpdate();
      for (EventSubscriptionEntity subscription : context
          .getEventSubscriptionManager()
          .findEventSubscriptionsByNameAndExecution(
              EventType.MESSAGE.name(), message, waiting.getId(), true)) {
        EventSubscriptionJobConfiguration what =
            new EventSubscriptionJobConfiguration(subscription.getId());
        if (waiting.getJobs().stream()
            .anyMatch(
                job -> what.toCanonicalString().equals(job.getJobHandlerConfigurationRaw()))) {
          continue; // told before, and not activated since
        }
        MessageEntity job = new MessageEntity();
        job.setExecution(waiting);
        job.setDuedate(now);
        job.setActivityId(subscription.getActivityId());
        job.setJobHandlerType(ProcessEventJobHandler.TYPE);
        job.setJobHandlerConfiguration(what);
        job.setSuspensionState(SuspensionState.SUSPENDED.getStateCode());
        context.getJobManager().send(job);
      }
    }
  }
}
