package org.threatreviews.improvement.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.ActionProcess;
import org.threatreviews.improvement.ActionUrgency;
import org.threatreviews.task.process.ProcessMessages;
import org.threatreviews.task.process.ProcessStarts;

/** Runs the process {@code action-follow-up}, one instance per action. */
@Component
class CamundaActionProcess implements ActionProcess {

  /** A task has 50 unless it says otherwise. */
  private static final int PRIORITY_DUE_TODAY = 60;

  private static final int PRIORITY_LATE = 80;

  private final ProcessStarts starts;
  private final TaskService tasks;
  private final ProcessMessages messages;

  CamundaActionProcess(ProcessStarts starts, TaskService tasks, ProcessMessages messages) {
    this.starts = starts;
    this.tasks = tasks;
    this.messages = messages;
  }

  /** A running follow-up looks again; between two waits it is about to do so anyway. */
  @Override
  public void follow(String key) {
    if (!starts.startOnce(ActionFollowUpIds.PROCESS, key)) {
      messages.tell(ActionFollowUpIds.MESSAGE_CHANGED, key);
    }
  }

  @Override
  public void urge(String key, String title, ActionUrgency urgency) {
    for (Task task : tasks
        .createTaskQuery()
        .processDefinitionKey(ActionFollowUpIds.PROCESS)
        .processInstanceBusinessKey(key)
        .unlimitedList()) {
      switch (urgency) {
        case AHEAD -> {}
        case DUE_TODAY -> show(task, "Due today: " + title, PRIORITY_DUE_TODAY);
        case LATE -> show(task, "Late: " + title, PRIORITY_LATE);
      }
    }
  }

  private void show(Task task, String name, int priority) {
    task.setName(name);
    task.setPriority(priority);
    tasks.saveTask(task);
  }
}
