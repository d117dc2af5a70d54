package org.threatreviews.improvement.process;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets follow-ups that an earlier release began follow the present model where theirs has no clock:
 * they waited for a review that might never come. What they know stands in our tables, so they begin
 * anew. At every start, before the first job is run.
 */
@Component
class EarlierFollowUps implements SmartInitializingSingleton {

  private final RuntimeService runtime;
  private final TransactionTemplate transaction;

  EarlierFollowUps(RuntimeService runtime, TransactionTemplate transaction) {
    this.runtime = runtime;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> beginAnew());
  }

  /** The present model waits at the gateway before the event, never at the event itself. */
  private void beginAnew() {
    List<ProcessInstance> waiting = runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ActionFollowUpIds.PROCESS)
        .activityIdIn(ActionFollowUpIds.EVENT_CARRIED_OVER)
        .unlimitedList();
    for (ProcessInstance instance : waiting) {
      runtime.deleteProcessInstance(instance.getId(), "goes on by the present model");
      runtime.startProcessInstanceByKey(ActionFollowUpIds.PROCESS, instance.getBusinessKey());
    }
  }
}
