package org.threatreviews.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.threatreviews.access.rights.Groups;

/** The queues that people find in Tasklist, each shown to those who work on it. */
@Component
class TasklistFilters {

  private final FilterService filters;
  private final TaskService tasks;
  private final EngineGrants rights;

  TasklistFilters(FilterService filters, TaskService tasks, EngineGrants rights) {
    this.filters = filters;
    this.tasks = tasks;
    this.rights = rights;
  }

  void createAll() {
    create(
        "My tasks",
        "Tasks assigned to you",
        -20,
        tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"),
        Groups.TEAM_LEAD,
        Groups.ANALYST,
        Groups.ADVISOR,
        Groups.SOC);
    create(
        "Escalations",
        "Decisions for a team lead",
        -10,
        queueOf(Groups.TEAM_LEAD),
        Groups.TEAM_LEAD);
    create(
        "Onboarding",
        "Introduction and orientation calls, telemetry",
        0,
        queueOf(Groups.ANALYST, Groups.ADVISOR).processDefinitionKey("client-onboarding"),
        Groups.TEAM_LEAD,
        Groups.ANALYST,
        Groups.ADVISOR);
    create(
        "Reviews",
        "Threat reviews to prepare and hold",
        10,
        queueOf(Groups.ANALYST, Groups.ADVISOR).processDefinitionKey("threat-review"),
        Groups.TEAM_LEAD,
        Groups.ANALYST,
        Groups.ADVISOR);
    create(
        "Questions",
        "Questions for the Threat Review team",
        20,
        queueOf(Groups.ANALYST, Groups.ADVISOR).processDefinitionKey("general-question"),
        Groups.TEAM_LEAD,
        Groups.ANALYST,
        Groups.ADVISOR);
    create(
        "SOC queue",
        "Work for the 24/7 SOC",
        30,
        queueOf(Groups.SOC),
        Groups.TEAM_LEAD,
        Groups.SOC);
  }

  private TaskQuery queueOf(String... groups) {
    return tasks.createTaskQuery().taskCandidateGroupIn(List.of(groups)).includeAssignedTasks();
  }

  private void create(
      String name, String description, int priority, TaskQuery query, String... groups) {
    // a person's own may have the same name; two of ours come of two first starts at once
    List<Filter> ours = filters.createFilterQuery().filterName(name).unlimitedList().stream()
        .filter(filter -> filter.getOwner() == null)
        .sorted(Comparator.comparing(Filter::getId))
        .toList();
    ours.stream().skip(1).map(Filter::getId).forEach(filters::deleteFilter);
    Filter filter = ours.isEmpty() ? filters.newTaskFilter(name) : ours.get(0);
    filter.setQuery(query);
    filter.setProperties(Map.of(
        "description",
        description,
        "priority",
        priority,
        "refresh",
        true,
        "showUndefinedVariable",
        false));
    filters.saveFilter(filter);
    for (String group : groups) {
      rights.grantFilter(group, filter.getId());
    }
  }
}
