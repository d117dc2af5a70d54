package org.threatreviews.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;
import org.threatreviews.access.rights.Groups;

/**
 * What each group may do in the engine, its web apps and its REST API: as little as its work needs.
 * On tasks work their candidates and assignees alone, by {@link QueueRights}. What is missing here
 * is forbidden, to {@code integration} everything; what calls are let through to the engine at all
 * says the table of rights of the module {@code access}.
 */
@Component
class EngineGrants {

  /** The tasks of a team come with their candidates; the engine shows comments with history only. */
  private static final Permission[] TEAM = {
    ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_HISTORY
  };

  /** Leads see, claim and hand out every task; whose they are not may not complete them. */
  private static final Permission[] LEAD = {
    ProcessDefinitionPermissions.READ,
    ProcessDefinitionPermissions.READ_INSTANCE,
    ProcessDefinitionPermissions.RETRY_JOB,
    ProcessDefinitionPermissions.READ_TASK,
    ProcessDefinitionPermissions.TASK_WORK,
    ProcessDefinitionPermissions.TASK_ASSIGN,
    ProcessDefinitionPermissions.READ_HISTORY,
  };

  private static final Permission[] BREAK_GLASS = {
    ProcessDefinitionPermissions.READ,
    ProcessDefinitionPermissions.READ_INSTANCE,
    ProcessDefinitionPermissions.UPDATE_INSTANCE,
    ProcessDefinitionPermissions.SUSPEND_INSTANCE,
    ProcessDefinitionPermissions.RETRY_JOB,
    ProcessDefinitionPermissions.READ_TASK,
    ProcessDefinitionPermissions.READ_HISTORY,
  };

  private static final Set<Resource> BY_RELEASE = Set.of(
      Resources.APPLICATION,
      Resources.PROCESS_DEFINITION,
      Resources.PROCESS_INSTANCE,
      Resources.DECISION_DEFINITION,
      Resources.DECISION_REQUIREMENTS_DEFINITION,
      Resources.DEPLOYMENT,
      Resources.USER,
      Resources.GROUP_MEMBERSHIP);

  private static final List<String> REVIEW_TEAM_PROCESSES = List.of(
      "client-onboarding",
      "threat-review",
      "review-date-call",
      "general-question",
      "action-follow-up");
  private static final List<String> SOC_PROCESSES =
      List.of("incident-follow-up", "general-question", "handed-item", "action-follow-up");

  private final AuthorizationService authorizations;
  private final Set<String> granted = new HashSet<>();

  EngineGrants(AuthorizationService authorizations) {
    this.authorizations = authorizations;
  }

  /** Grants all this and takes back what earlier releases granted; what is right stays as it is. */
  void grantAll() {
    for (String app : List.of("admin", "welcome")) {
      grant(Groups.ADMIN, Resources.APPLICATION, app, Permissions.ACCESS);
    }
    // people come and go; groups and what they may do come with a release
    grant(Groups.ADMIN, Resources.USER, ANY, Permissions.ALL);
    grant(Groups.ADMIN, Resources.GROUP, ANY, Permissions.READ);
    grant(Groups.ADMIN, Resources.GROUP_MEMBERSHIP, ANY, Permissions.ALL);

    for (String app : List.of("tasklist", "cockpit")) {
      grant(Groups.TEAM_LEAD, Resources.APPLICATION, app, Permissions.ACCESS);
    }
    grant(Groups.TEAM_LEAD, Resources.PROCESS_DEFINITION, ANY, LEAD);
    // a lead begins a change or a correction in Tasklist, and starts nothing else
    for (String process : List.of("contract-change", "report-correction")) {
      grant(
          Groups.TEAM_LEAD,
          Resources.PROCESS_DEFINITION,
          process,
          ProcessDefinitionPermissions.CREATE_INSTANCE);
    }
    grant(Groups.TEAM_LEAD, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
    grant(
        Groups.TEAM_LEAD,
        Resources.DECISION_DEFINITION,
        ANY,
        Permissions.READ,
        Permissions.READ_HISTORY);
    grant(Groups.TEAM_LEAD, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
    grant(Groups.TEAM_LEAD, Resources.DEPLOYMENT, ANY, Permissions.READ);
    // to hand a task to somebody, a lead must be able to look people up
    grant(Groups.TEAM_LEAD, Resources.USER, ANY, Permissions.READ);
    grant(Groups.TEAM_LEAD, Resources.GROUP, ANY, Permissions.READ);

    for (String group : List.of(Groups.ANALYST, Groups.ADVISOR)) {
      grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
      REVIEW_TEAM_PROCESSES.forEach(
          process -> grant(group, Resources.PROCESS_DEFINITION, process, TEAM));
    }
    grant(Groups.SOC, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    SOC_PROCESSES.forEach(
        process -> grant(Groups.SOC, Resources.PROCESS_DEFINITION, process, TEAM));
    // the SOC corrects its own reports
    grant(
        Groups.SOC,
        Resources.PROCESS_DEFINITION,
        "report-correction",
        ProcessDefinitionPermissions.CREATE_INSTANCE,
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_HISTORY);
    grant(Groups.SOC, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);

    grant(Groups.BREAK_GLASS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant(Groups.BREAK_GLASS, Resources.PROCESS_DEFINITION, ANY, BREAK_GLASS);
    takeBackWhatIsNotGranted();
  }

  private void takeBackWhatIsNotGranted() {
    authorizations
        .createAuthorizationQuery()
        .authorizationType(AUTH_TYPE_GRANT)
        .groupIdIn(Groups.all())
        .unlimitedList()
        .stream()
        .filter(grant -> BY_RELEASE.stream()
            .anyMatch(resource -> resource.resourceType() == grant.getResourceType()))
        .filter(grant -> !granted.contains(
            key(grant.getGroupId(), grant.getResourceType(), grant.getResourceId())))
        .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
  }

  private static String key(String group, int resource, String id) {
    return "%s %d %s".formatted(group, resource, id);
  }

  /** Lets the group see the Tasklist filter with this id. */
  void grantFilter(String group, String filter) {
    grant(group, Resources.FILTER, filter, Permissions.READ);
  }

  private void grant(String group, Resource resource, String id, Permission... permissions) {
    granted.add(key(group, resource.resourceType(), id));
    Authorization existing = authorizations
        .createAuthorizationQuery()
        .authorizationType(AUTH_TYPE_GRANT)
        .groupIdIn(group)
        .resourceType(resource)
        .resourceId(id)
        .singleResult();
    Authorization grant =
        existing == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : existing;
    grant.setGroupId(group);
    grant.setResource(resource);
    grant.setResourceId(id);
    grant.setPermissions(permissions);
    authorizations.saveAuthorization(grant);
  }
}
