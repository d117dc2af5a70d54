package org.threatreviews.task.process;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
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
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
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
    MessageCorrelationBuilder builder =
        runtime.createMessageCorrelation(message).processInstanceBusinessKey(businessKey);
    return tell(builder, message, query -> query.processInstanceBusinessKey(businessKey));
  }

  /** As {@link #tell}, to one of several instances with the same business key. */
  public boolean tellInstance(String message, String processInstanceId) {
    MessageCorrelationBuilder builder =
        runtime.createMessageCorrelation(message).processInstanceId(processInstanceId);
    return tell(builder, message, query -> query.processInstanceId(processInstanceId));
  }

  private boolean tell(
      MessageCorrelationBuilder builder, String message, UnaryOperator<ExecutionQuery> whose) {
    boolean received = !builder.correlateAllWithResult().isEmpty();
    boolean kept = engine
        .getCommandExecutorTxRequired()
        .execute(new KeepForActivation(message, whose, Date.from(clock.instant())));
    return received || kept;
  }

  private record KeepForActivation(String message, UnaryOperator<ExecutionQuery> whose, Date now)
      implements Command<Boolean> {

    @Override
    public Boolean execute(CommandContext context) {
      return context.runWithoutAuthorization(() -> {
        ExecutionQuery query = context
            .getProcessEngineConfiguration()
            .getRuntimeService()
            .createExecutionQuery()
            .messageEventSubscriptionName(message)
            .suspended();
        List<Execution> waiting = whose.apply(query).unlimitedList();
        waiting.forEach(execution -> keep(context, (ExecutionEntity) execution));
        return !waiting.isEmpty();
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
