package org.threatreviews.review.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the model {@code review-hand-over} asks. Public, for expressions call it. */
@Component
public class HandOverConditions {

  private final TaskService tasks;

  HandOverConditions(TaskService tasks) {
    this.tasks = tasks;
  }

  /**
   * Whether a lead has been asked about another review of the same analyst: one task stands for all.
   * Steps that look for somebody follow one another, for each holds the pool until it is through.
   */
  public boolean leadIsAsked(DelegateExecution execution) {
    return tasks
            .createTaskQuery()
            .taskDefinitionKey(ReviewHandOverIds.USER_TASK_NAME_SUBSTITUTE)
            .processVariableValueEquals(
                ReviewHandOverIds.VARIABLE_FORMER_ANALYST,
                execution.getVariable(ReviewHandOverIds.VARIABLE_FORMER_ANALYST))
            .count()
        > 0;
  }
}
