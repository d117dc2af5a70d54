package org.threatreviews.staff.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.DepartureProcess;
import org.threatreviews.task.process.ProcessMessages;

/** Runs {@code analyst-departure}, one instance per person who leaves; the key is the user id. */
@Component
class CamundaAnalystDepartures implements DepartureProcess {

  private final RuntimeService runtime;
  private final ProcessMessages messages;

  CamundaAnalystDepartures(RuntimeService runtime, ProcessMessages messages) {
    this.runtime = runtime;
    this.messages = messages;
  }

  @Override
  public void await(String userId) {
    boolean waits = runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(AnalystDepartureIds.PROCESS)
            .processInstanceBusinessKey(userId)
            .count()
        > 0;
    if (waits) {
      settled(userId);
    } else {
      runtime.startProcessInstanceByKey(AnalystDepartureIds.PROCESS, userId);
    }
  }

  @Override
  public void settled(String userId) {
    messages.tell(AnalystDepartureIds.MESSAGE_DEPARTURE_CHANGED, userId);
  }
}
