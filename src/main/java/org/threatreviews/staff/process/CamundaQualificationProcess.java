package org.threatreviews.staff.process;

import org.springframework.stereotype.Component;
import org.threatreviews.staff.QualificationProcess;
import org.threatreviews.task.process.ProcessMessages;
import org.threatreviews.task.process.ProcessStarts;

/** Runs {@code analyst-qualification}, one instance per person who waits; the key is the user id. */
@Component
class CamundaQualificationProcess implements QualificationProcess {

  private final ProcessStarts starts;
  private final ProcessMessages messages;

  CamundaQualificationProcess(ProcessStarts starts, ProcessMessages messages) {
    this.starts = starts;
    this.messages = messages;
  }

  @Override
  public void ask(String userId) {
    starts.startOnce(AnalystQualificationIds.PROCESS, userId);
  }

  @Override
  public void settled(String userId) {
    messages.tell(AnalystQualificationIds.MESSAGE_QUALIFICATION_CHANGED, userId);
  }
}
