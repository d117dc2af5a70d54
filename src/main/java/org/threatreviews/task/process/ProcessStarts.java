package org.threatreviews.task.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Starts processes of which one instance runs for each business key. The caller holds what the key
 * stands for, so that no two start at once.
 */
@Component
public class ProcessStarts {

  private final RuntimeService runtime;

  ProcessStarts(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /**
   * @param process key of its definition
   * @return whether it was started; false when it runs already
   */
  public boolean startOnce(String process, String businessKey) {
    boolean runs = runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(process)
            .processInstanceBusinessKey(businessKey)
            .count()
        > 0;
    if (!runs) {
      runtime.startProcessInstanceByKey(process, businessKey);
    }
    return !runs;
  }
}
