package org.threatreviews.review.process;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.task.process.ProcessMessages;

/** Runs {@code review-programme}, one instance per contract, and {@code threat-review}. */
@Component
class CamundaReviewProcess implements ReviewProcess {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ProcessMessages messages;

  CamundaReviewProcess(RuntimeService runtime, TaskService tasks, ProcessMessages messages) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.messages = messages;
  }

  @Override
  public void startProgramme(String clientReference) {
    runtime.startProcessInstanceByKey(ReviewProgrammeIds.PROCESS, clientReference);
  }

  @Override
  public void startReview(ReviewSummary review) {
    runtime.startProcessInstanceByKey(
        ThreatReviewIds.PROCESS,
        review.reference(),
        Variables.putValue(ThreatReviewIds.VARIABLE_CLIENT, review.client()));
  }

  @Override
  public void planChanged(String clientReference) {
    messages.tell(ReviewProgrammeIds.MESSAGE_PLAN_CHANGED, clientReference);
  }

  @Override
  public void reviewMoved(String reviewReference) {
    messages.tell(ThreatReviewIds.MESSAGE_REVIEW_MOVED, reviewReference);
  }

  @Override
  public void reviewCancelled(String reviewReference) {
    messages.tell(ThreatReviewIds.MESSAGE_REVIEW_CANCELLED, reviewReference);
  }

  @Override
  public void startHandOver(String reviewReference, String analyst) {
    // one that tells people is through with looking, and does not see who is away only now
    boolean looking = runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ReviewHandOverIds.PROCESS)
            .processInstanceBusinessKey(reviewReference)
            .activityIdIn(
                ReviewHandOverIds.SERVICE_TASK_FIND_SUBSTITUTE,
                ReviewHandOverIds.USER_TASK_NAME_SUBSTITUTE)
            .count()
        > 0;
    if (!looking) {
      runtime.startProcessInstanceByKey(
          ReviewHandOverIds.PROCESS,
          reviewReference,
          Variables.putValue(ReviewHandOverIds.VARIABLE_FORMER_ANALYST, analyst));
    }
  }

  @Override
  public void handOverSettled(String reviewReference) {
    messages.tell(ReviewHandOverIds.MESSAGE_HAND_OVER_SETTLED, reviewReference);
  }

  @Override
  public void assign(String reviewReference, String userId) {
    tasks
        .createTaskQuery()
        .processInstanceBusinessKey(reviewReference)
        .taskDefinitionKeyIn(
            ThreatReviewIds.USER_TASK_PREPARE_REVIEW, ThreatReviewIds.USER_TASK_HOLD_REVIEW)
        .unlimitedList()
        .forEach(task -> tasks.setAssignee(task.getId(), userId));
  }

  @Override
  public void handToSoc(String reviewReference, UUID agendaItem) {
    boolean received = !message(ThreatReviewIds.MESSAGE_ITEM_HANDED_TO_SOC, reviewReference)
        .setVariablesToTriggeredScope(
            Variables.putValue(ThreatReviewIds.VARIABLE_AGENDA_ITEM, agendaItem.toString()))
        .correlateAllWithResult()
        .isEmpty();
    if (!received) {
      throw new IllegalStateException(
          "threat-review '%s' is not running, so nobody would handle the item"
              .formatted(reviewReference));
    }
  }

  @Override
  public void takeBackFromSoc(String reviewReference, UUID agendaItem) {
    List<Task> open = tasks
        .createTaskQuery()
        .processInstanceBusinessKey(reviewReference)
        .taskDefinitionKey(ThreatReviewIds.USER_TASK_HANDLE_AGENDA_ITEM)
        .unlimitedList();
    open.stream()
        .filter(task -> agendaItem.toString().equals(itemOf(task)))
        .forEach(task -> tasks.complete(task.getId()));
  }

  private Object itemOf(Task task) {
    return tasks.getVariable(task.getId(), ThreatReviewIds.VARIABLE_AGENDA_ITEM);
  }

  private MessageCorrelationBuilder message(String name, String businessKey) {
    return runtime.createMessageCorrelation(name).processInstanceBusinessKey(businessKey);
  }
}
