package org.threatreviews.task.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.threatreviews.task.Leads;

/** The engine's users of the group {@code team-lead}. */
@Component
class CamundaLeads implements Leads {

  private final IdentityService identity;

  CamundaLeads(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public List<Lead> reachable() {
    return identity
        .createUserQuery()
        .memberOfGroup(CamundaOpenTasks.TEAM_LEAD)
        .orderByUserId()
        .asc()
        .unlimitedList()
        .stream()
        .filter(user -> user.getEmail() != null && !user.getEmail().isBlank())
        .map(user -> new Lead(user.getId(), nameOf(user), user.getEmail().strip()))
        .toList();
  }

  private static String nameOf(User user) {
    String name = "%s %s"
        .formatted(
            user.getFirstName() == null ? "" : user.getFirstName(),
            user.getLastName() == null ? "" : user.getLastName())
        .strip();
    return name.isEmpty() ? user.getId() : name;
  }
}
