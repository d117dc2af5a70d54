package org.threatreviews.contact.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.threatreviews.contact.DepartureProcess;
import org.threatreviews.task.process.ProcessMessages;

/** Runs the process {@code contact-departure}, one instance per contact that is leaving. */
@Component
class CamundaContactDepartureProcess implements DepartureProcess {

  private final RuntimeService runtime;
  private final ProcessMessages messages;

  CamundaContactDepartureProcess(RuntimeService runtime, ProcessMessages messages) {
    this.runtime = runtime;
    this.messages = messages;
  }

  @Override
  public void lastDayKnown(String clientReference, String contactId) {
    String key = new DepartureKey(clientReference, contactId).toString();
    boolean waits = runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ContactDepartureIds.PROCESS)
            .processInstanceBusinessKey(key)
            .count()
        > 0;
    if (waits) {
      departureChanged(clientReference, contactId);
    } else {
      runtime.startProcessInstanceByKey(ContactDepartureIds.PROCESS, key);
    }
  }

  @Override
  public void departureChanged(String clientReference, String contactId) {
    messages.tell(
        ContactDepartureIds.MESSAGE_DEPARTURE_CHANGED,
        new DepartureKey(clientReference, contactId).toString());
  }
}
