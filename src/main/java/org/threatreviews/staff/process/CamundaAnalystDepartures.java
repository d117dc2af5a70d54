package org.threatreviews.staff.process;

import org.springframework.stereotype.Component;
import org.threatreviews.staff.DepartureProcess;
import org.threatreviews.task.process.ProcessMessages;
import org.threatreviews.task.process.ProcessStarts;

/** Runs {@code analyst-departure}, one instance per person who leaves; the key is the user id. */
@Component
class CamundaAnalystDepartures implements DepartureProcess {

  private final ProcessStarts starts;
  private final ProcessMessages messages;

  CamundaAnalystDepartures(ProcessStarts starts, ProcessMessages messages) {
    this.starts = starts;
    this.messages = messages;
  }

  @Override
  public void await(String userId) {
    if (!starts.startOnce(AnalystDepartureIds.PROCESS, userId)) {
      settled(userId);
    }
  }

  @Override
  public void settled(String userId) {
    messages.tell(AnalystDepartureIds.MESSAGE_DEPARTURE_CHANGED, userId);
  }
}
