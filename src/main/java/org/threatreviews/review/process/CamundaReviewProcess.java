package org.threatreviews.review.process;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ReviewTimetable;
import org.threatreviews.task.process.ProcessMessages;

/** Runs {@code review-programme}, one instance per contract, and {@code threat-review}. */
@Component
class CamundaReviewProcess implements ReviewProcess {

  private static final String TEAM_LEAD = "team-lead";

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final ProcessMessages messages;
  private final Clock clock;

  CamundaReviewProcess(
      RuntimeService runtime,
      TaskService tasks,
      ManagementService management,
      ProcessMessages messages,
      Clock clock) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.messages = messages;
    this.clock = clock;
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
  public void preparationBegins(String client, String reviewReference, Instant moment) {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ReviewProgrammeIds.PROCESS)
        .processInstanceBusinessKey(client)
        .variableValueEquals(ReviewProgrammeIds.VARIABLE_NEXT_REVIEW, reviewReference)
        .unlimitedList()
        .forEach(programme -> move(programme, moment, ReviewProgrammeIds.EVENT_PREPARATION_DUE));
  }

  @Override
  public void timesChanged(String reviewReference, ReviewTimetable due) {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ThreatReviewIds.PROCESS)
        .processInstanceBusinessKey(reviewReference)
        .unlimitedList()
        .forEach(review -> {
          move(review, due.preparationOpens(), ThreatReviewIds.EVENT_PREPARATION_OPENED);
          move(review, due.preparationDue(), ThreatReviewIds.EVENT_PREPARATION_LATE);
          move(review, due.publication(), ThreatReviewIds.EVENT_PUBLICATION_DUE);
          move(review, due.publication(), ThreatReviewIds.EVENT_PUBLICATION_TIME_REACHED);
          move(review, due.firstReminder(), ThreatReviewIds.EVENT_FIRST_REMINDER_DUE);
          move(review, due.secondReminder(), ThreatReviewIds.EVENT_SECOND_REMINDER_DUE);
        });
    tasks
        .createTaskQuery()
        .processInstanceBusinessKey(reviewReference)
        .taskDefinitionKey(ThreatReviewIds.USER_TASK_PREPARE_REVIEW)
        .active()
        .unlimitedList()
        .forEach(task -> {
          task.setDueDate(Date.from(due.preparedBy()));
          tasks.saveTask(task);
        });
  }

  private void move(ProcessInstance instance, Instant due, String timer) {
    management
        .createJobQuery()
        .processInstanceId(instance.getId())
        .activityId(timer)
        .timers()
        .unlimitedList()
        .stream()
        .filter(job -> !Date.from(due).equals(job.getDuedate()))
        .forEach(job -> management.setJobDuedate(job.getId(), Date.from(due)));
  }

  @Override
  public boolean isDateCallWanted(String reviewReference) {
    return runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ReviewDateCallIds.PROCESS)
            .processInstanceBusinessKey(reviewReference)
            .count()
        > 0;
  }

  @Override
  public void startDateCall(String reviewReference, String contact) {
    runtime.startProcessInstanceByKey(
        ReviewDateCallIds.PROCESS,
        reviewReference,
        Variables.putValue(ReviewDateCallIds.VARIABLE_CONTACT, contact));
  }

  @Override
  public void dateSettled(String reviewReference) {
    messages.tell(ReviewDateCallIds.MESSAGE_DATE_SETTLED, reviewReference);
  }

  @Override
  public void reviewCancelled(String reviewReference) {
    keepHandedItems(reviewReference);
    messages.tell(ThreatReviewIds.MESSAGE_REVIEW_CANCELLED, reviewReference);
  }

  @Override
  public void startHandOver(String reviewReference, String analyst, String planned, String named) {
    // one that tells people is through with looking, and does not see who is away only now
    boolean looking = runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ReviewHandOverIds.PROCESS)
            .processInstanceBusinessKey(reviewReference)
            .activityIdIn(
                ReviewHandOverIds.SERVICE_TASK_FIND_SUBSTITUTE,
                ReviewHandOverIds.USER_TASK_NAME_SUBSTITUTE,
                ReviewHandOverIds.GATEWAY_UNTIL_LOOKED_AGAIN)
            .count()
        > 0;
    if (!looking) {
      runtime.startProcessInstanceByKey(
          ReviewHandOverIds.PROCESS,
          reviewReference,
          Variables.putValue(ReviewHandOverIds.VARIABLE_FORMER_ANALYST, analyst)
              .putValue(ReviewHandOverIds.VARIABLE_PLANNED, planned)
              .putValue(ReviewHandOverIds.VARIABLE_NAMED, named));
    }
  }

  @Override
  public boolean isLookingFor(String clientReference, Collection<String> reviewReferences) {
    Set<String> asked = Set.copyOf(reviewReferences);
    return !asked.isEmpty()
        && runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ReviewHandOverIds.PROCESS)
            .processInstanceBusinessKeyLike("TR-" + clientReference + "-%")
            .activityIdIn(
                ReviewHandOverIds.SERVICE_TASK_FIND_SUBSTITUTE,
                ReviewHandOverIds.GATEWAY_UNTIL_LOOKED_AGAIN)
            .active()
            .unlimitedList()
            .stream()
            .filter(instance -> asked.contains(instance.getBusinessKey()))
            .anyMatch(this::isLooking);
  }

  /** Is about to, and has not given up. */
  private boolean isLooking(ProcessInstance instance) {
    return management
            .createJobQuery()
            .processInstanceId(instance.getId())
            .withRetriesLeft()
            .duedateLowerThan(Date.from(clock.instant().plusSeconds(1)))
            .count()
        > 0;
  }

  @Override
  public List<String> handOversOf(String analyst) {
    return handOvers(analyst).unlimitedList().stream()
        .map(ProcessInstance::getBusinessKey)
        .sorted()
        .toList();
  }

  @Override
  public Map<String, String> handOversWithoutSubstitute() {
    Map<String, String> former = new TreeMap<>();
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ReviewHandOverIds.PROCESS)
        .activityIdIn(
            ReviewHandOverIds.USER_TASK_NAME_SUBSTITUTE,
            ReviewHandOverIds.GATEWAY_UNTIL_LOOKED_AGAIN)
        .unlimitedList()
        .forEach(instance -> former.put(instance.getBusinessKey(), (String)
            runtime.getVariable(instance.getId(), ReviewHandOverIds.VARIABLE_FORMER_ANALYST)));
    return former;
  }

  @Override
  public List<String> askingForAnalyst() {
    Set<String> asking = runtime
        .createExecutionQuery()
        .messageEventSubscriptionName(ThreatReviewIds.MESSAGE_ANALYST_FOUND)
        .unlimitedList()
        .stream()
        .map(Execution::getProcessInstanceId)
        .collect(Collectors.toSet());
    return asking.isEmpty()
        ? List.of()
        : runtime.createProcessInstanceQuery().processInstanceIds(asking).unlimitedList().stream()
            .map(ProcessInstance::getBusinessKey)
            .sorted()
            .toList();
  }

  @Override
  public boolean isAskingForAnalyst(String reviewReference) {
    return runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ThreatReviewIds.PROCESS)
            .processInstanceBusinessKey(reviewReference)
            .activityIdIn(ThreatReviewIds.USER_TASK_ASSIGN_ANALYST)
            .count()
        > 0;
  }

  @Override
  public void analystFound(String reviewReference) {
    messages.tell(ThreatReviewIds.MESSAGE_ANALYST_FOUND, reviewReference);
  }

  @Override
  public void lookForSubstitutesAgain(String analyst, String named) {
    handOvers(analyst)
        .activityIdIn(ReviewHandOverIds.GATEWAY_UNTIL_LOOKED_AGAIN)
        .unlimitedList()
        .forEach(instance -> {
          runtime.setVariable(instance.getId(), ReviewHandOverIds.VARIABLE_NAMED, named);
          management
              .createJobQuery()
              .processInstanceId(instance.getId())
              .activityId(ReviewHandOverIds.EVENT_LOOK_AGAIN_DUE)
              .unlimitedList()
              .forEach(timer -> management.setJobDuedate(timer.getId(), timer.getCreateTime()));
        });
  }

  private ProcessInstanceQuery handOvers(String analyst) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ReviewHandOverIds.PROCESS)
        .variableValueEquals(ReviewHandOverIds.VARIABLE_FORMER_ANALYST, analyst);
  }

  @Override
  public void handOverSettled(String reviewReference) {
    messages.tell(ReviewHandOverIds.MESSAGE_HAND_OVER_SETTLED, reviewReference);
  }

  @Override
  public void assign(String reviewReference, String userId) {
    tasksOf(reviewReference).forEach(task -> tasks.setAssignee(task.getId(), userId));
  }

  @Override
  public void offerToLeads(String reviewReference) {
    tasksOf(reviewReference).forEach(task -> tasks.addCandidateGroup(task.getId(), TEAM_LEAD));
  }

  private List<Task> tasksOf(String reviewReference) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(reviewReference)
        .taskDefinitionKeyIn(
            ThreatReviewIds.USER_TASK_PREPARE_REVIEW,
            ThreatReviewIds.USER_TASK_HOLD_REVIEW,
            ReviewDateCallIds.USER_TASK_CALL_ABOUT_DATE)
        .unlimitedList();
  }

  @Override
  public void handToSoc(String reviewReference, UUID agendaItem) {
    hand(reviewReference, agendaItem.toString());
  }

  private void hand(String reviewReference, Object agendaItem) {
    runtime.startProcessInstanceByKey(
        HandedItemIds.PROCESS,
        reviewReference,
        Variables.putValue(HandedItemIds.VARIABLE_AGENDA_ITEM, agendaItem));
  }

  /** Reviews that began under an earlier model hold what they handed over, and end with it. */
  private void keepHandedItems(String reviewReference) {
    handedItems(reviewReference, ThreatReviewIds.PROCESS)
        .forEach(task -> hand(reviewReference, itemOf(task)));
  }

  @Override
  public void takeBackFromSoc(String reviewReference, UUID agendaItem) {
    handedItems(reviewReference, HandedItemIds.PROCESS).stream()
        .filter(task -> agendaItem.toString().equals(itemOf(task)))
        .forEach(task -> messages.tellInstance(
            HandedItemIds.MESSAGE_ITEM_TAKEN_BACK, task.getProcessInstanceId()));
    handedItems(reviewReference, ThreatReviewIds.PROCESS).stream()
        .filter(task -> agendaItem.toString().equals(itemOf(task)) && !task.isSuspended())
        .forEach(task -> tasks.complete(task.getId()));
  }

  private List<Task> handedItems(String reviewReference, String process) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(reviewReference)
        .processDefinitionKey(process)
        .taskDefinitionKey(HandedItemIds.USER_TASK_HANDLE_AGENDA_ITEM)
        .unlimitedList();
  }

  private Object itemOf(Task task) {
    return tasks.getVariable(task.getId(), HandedItemIds.VARIABLE_AGENDA_ITEM);
  }

  @Override
  public void pointsLeft(String reviewReference) {
    runtime.startProcessInstanceByKey(LeftPointsIds.PROCESS, reviewReference);
  }
}
