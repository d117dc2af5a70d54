package org.threatreviews.support.contract;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.threatreviews.support.contract.ModelFolder.ProcessModel;

/**
 * Every user task has a clock: the engine gives each one that begins the process {@code late-task},
 * unless the model says that it sees to lateness itself. Then a timer at the task takes it away, or
 * asks the team lead, and asks again for as long as it is late.
 */
final class Clocks {

  private static final String TEAM_LEAD = "team-lead";

  private Clocks() {}

  static Stream<String> violations(ProcessModel file) {
    Collection<UserTask> tasks = file.model().getModelElementsByType(UserTask.class);
    return tasks.stream().flatMap(task -> {
      List<BoundaryEvent> timers = timersAt(file, task);
      boolean asksLead = timers.stream().anyMatch(Clocks::asksLead);
      if (!hasClockOfModel(task)) {
        return asksLead
            ? Stream.of("%s asks the lead twice: its timer does, and so does its clock"
                .formatted(task.getId()))
            : Stream.of();
      }
      boolean isSeenTo =
          timers.stream().anyMatch(timer -> timer.cancelActivity() || comesBack(timer));
      return isSeenTo
          ? Stream.of()
          : Stream.of(
              "%s has a clock of the model that does not come back".formatted(task.getId()));
    });
  }

  private static boolean hasClockOfModel(UserTask task) {
    return task.getExtensionElements() != null
        && task
            .getExtensionElements()
            .getElementsQuery()
            .filterByType(CamundaProperties.class)
            .list()
            .stream()
            .flatMap(properties -> properties.getCamundaProperties().stream())
            .anyMatch(Clocks::isClockOfModel);
  }

  private static boolean isClockOfModel(CamundaProperty property) {
    return "clock".equals(property.getCamundaName()) && "model".equals(property.getCamundaValue());
  }

  private static List<BoundaryEvent> timersAt(ProcessModel file, UserTask task) {
    Collection<BoundaryEvent> events = file.model().getModelElementsByType(BoundaryEvent.class);
    return events.stream()
        .filter(event -> task.equals(event.getAttachedTo()))
        .filter(Clocks::isTimer)
        .toList();
  }

  private static boolean asksLead(BoundaryEvent timer) {
    return !timer.cancelActivity() && reachableFrom(timer).stream().anyMatch(Clocks::isLeadsTask);
  }

  /** The lead's task is reached again from itself, and a time passes on the way. */
  private static boolean comesBack(BoundaryEvent timer) {
    return reachableFrom(timer).stream()
        .filter(Clocks::isLeadsTask)
        .anyMatch(task -> reachableFrom(task).stream()
            .filter(node -> node instanceof CatchEvent event && isTimer(event))
            .anyMatch(event -> reachableFrom(event).contains(task)));
  }

  private static boolean isTimer(CatchEvent event) {
    return event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
  }

  private static boolean isLeadsTask(FlowNode node) {
    return node instanceof UserTask task && TEAM_LEAD.equals(task.getCamundaCandidateGroups());
  }

  /** What follows, and all that follows on that. */
  private static Set<FlowNode> reachableFrom(FlowNode start) {
    Set<FlowNode> found = new HashSet<>();
    collect(start, found);
    return found;
  }

  private static void collect(FlowNode node, Set<FlowNode> found) {
    for (SequenceFlow flow : node.getOutgoing()) {
      if (found.add(flow.getTarget())) {
        collect(flow.getTarget(), found);
      }
    }
  }
}
