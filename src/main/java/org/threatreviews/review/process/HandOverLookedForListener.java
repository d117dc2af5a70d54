package org.threatreviews.review.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Somebody was found for a review, or it waits with others: the task in which a lead is asked about
 * them lists what is left.
 */
@Component
class HandOverLookedForListener implements ExecutionListener {

  private final TaskService tasks;
  private final OtherHandOvers others;

  HandOverLookedForListener(TaskService tasks, OtherHandOvers others) {
    this.tasks = tasks;
    this.others = others;
  }

  @Override
  public void notify(DelegateExecution execution) {
    boolean found =
        Boolean.TRUE.equals(execution.getVariable(ReviewHandOverIds.VARIABLE_ANALYST_FOUND));
    boolean listed = execution.hasVariable(ReviewHandOverIds.VARIABLE_LISTED);
    if (found || !listed) {
      execution.setVariable(ReviewHandOverIds.VARIABLE_LISTED, true);
      listAnew(execution);
    }
  }

  private void listAnew(DelegateExecution execution) {
    String former = (String) execution.getVariable(ReviewHandOverIds.VARIABLE_FORMER_ANALYST);
    tasks
        .createTaskQuery()
        .taskDefinitionKey(ReviewHandOverIds.USER_TASK_NAME_SUBSTITUTE)
        .processVariableValueEquals(ReviewHandOverIds.VARIABLE_FORMER_ANALYST, former)
        .unlimitedList()
        .forEach(task -> tasks.setVariableLocal(
            task.getId(),
            ReviewHandOverIds.VARIABLE_OTHERS,
            others.of(businessKeyOf(execution, task.getProcessInstanceId()), former)));
  }

  private static String businessKeyOf(DelegateExecution execution, String instance) {
    return execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceId(instance)
        .singleResult()
        .getBusinessKey();
  }
}
