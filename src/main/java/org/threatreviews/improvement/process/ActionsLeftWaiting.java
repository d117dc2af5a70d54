package org.threatreviews.improvement.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes up follow-ups of an earlier model that wait for a review without a time: there may be none.
 * They begin anew, and find in the tables where their actions stand. One node at a time gets here,
 * before the first job is run.
 */
@Component
class ActionsLeftWaiting implements SmartInitializingSingleton {

  private final RuntimeService runtime;
  private final TransactionOperations transactions;

  ActionsLeftWaiting(RuntimeService runtime, TransactionOperations transactions) {
    this.runtime = runtime;
    this.transactions = transactions;
  }

  @Override
  public void afterSingletonsInstantiated() {
    // in the present model they wait at the gateway before it
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ActionFollowUpIds.PROCESS)
        .activityIdIn(ActionFollowUpIds.EVENT_CARRIED_OVER)
        .unlimitedList()
        .forEach(waiting -> transactions.executeWithoutResult(step -> beginAnew(waiting)));
  }

  private void beginAnew(ProcessInstance waiting) {
    runtime.deleteProcessInstance(waiting.getId(), "goes on in a model that looks again by itself");
    ProcessInstance anew =
        runtime.startProcessInstanceByKey(ActionFollowUpIds.PROCESS, waiting.getBusinessKey());
    if (waiting.isSuspended()) {
      runtime.suspendProcessInstanceById(anew.getId());
    }
  }
}
