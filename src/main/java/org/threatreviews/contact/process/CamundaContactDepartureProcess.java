package org.threatreviews.contact.process;

import org.springframework.stereotype.Component;
import org.threatreviews.contact.DepartureProcess;
import org.threatreviews.task.process.ProcessMessages;
import org.threatreviews.task.process.ProcessStarts;

/** Runs the process {@code contact-departure}, one instance per contact that is leaving. */
@Component
class CamundaContactDepartureProcess implements DepartureProcess {

  private final ProcessStarts starts;
  private final ProcessMessages messages;

  CamundaContactDepartureProcess(ProcessStarts starts, ProcessMessages messages) {
    this.starts = starts;
    this.messages = messages;
  }

  @Override
  public void lastDayKnown(String clientReference, String contactId) {
    String key = new DepartureKey(clientReference, contactId).toString();
    if (!starts.startOnce(ContactDepartureIds.PROCESS, key)) {
      departureChanged(clientReference, contactId);
    }
  }

  @Override
  public void departureChanged(String clientReference, String contactId) {
    messages.tell(
        ContactDepartureIds.MESSAGE_DEPARTURE_CHANGED,
        new DepartureKey(clientReference, contactId).toString());
  }
}
