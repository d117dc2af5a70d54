package org.threatreviews.task.process;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.threatreviews.problem.StateConflict;

/**
 * Refuses a task to whom it can't belong, in words, when a person asks for that; what goes on by
 * itself leaves such a task to its group instead. Nobody completes a task that is neither theirs nor
 * their group's.
 */
final class TaskAssignment implements TaskListener {

  private final ObjectProvider<TaskTakers> takers;

  TaskAssignment(ObjectProvider<TaskTakers> takers) {
    this.takers = takers;
  }

  @Override
  public void notify(DelegateTask task) {
    Authentication person =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    String asking = person == null ? null : person.getUserId();
    if (EVENTNAME_COMPLETE.equals(task.getEventName())) {
      refuseToComplete(task, asking);
    } else if (task.getAssignee() != null) {
      look(task, asking);
    }
  }

  private void refuseToComplete(DelegateTask task, String asking) {
    if (asking == null) {
      return;
    }
    TaskTakers known = takers.getObject();
    Set<String> groups = groupsOf(task);
    known
        .refusal(asking, groups, true)
        .filter(refusal -> refusal.rule().equals(TaskTakers.HAS_LEFT))
        .ifPresent(refusal -> {
          throw refusal;
        });
    if (!asking.equals(task.getAssignee()) && !known.isOneOf(asking, groups)) {
      throw TaskTakers.notTheirs(groups);
    }
  }

  private void look(DelegateTask task, String asking) {
    String assignee = task.getAssignee();
    TaskTakers known = takers.getObject();
    Optional<StateConflict> refusal =
        known.refusal(assignee, groupsOf(task), assignee.equals(asking));
    if (refusal.isEmpty()) {
      return;
    }
    boolean comesBackToItsOwner = assignee.equals(task.getOwner()) && !assignee.equals(asking);
    boolean asked = asking != null && !comesBackToItsOwner && known.isStored(task.getId());
    if (asked) {
      throw refusal.get();
    }
    if (refusal.get().rule().equals(TaskTakers.HAS_LEFT)) {
      task.setAssignee(null);
    }
  }

  private static Set<String> groupsOf(DelegateTask task) {
    return task.getCandidates().stream()
        .map(IdentityLink::getGroupId)
        .filter(group -> group != null)
        .collect(Collectors.toSet());
  }
}
