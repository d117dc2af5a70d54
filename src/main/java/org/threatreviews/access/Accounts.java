package org.threatreviews.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.threatreviews.access.rights.Groups;

/** The engine's users and groups, as far as a start creates them; all others come by Admin. */
@Component
public class Accounts {

  private final IdentityService identity;

  Accounts(IdentityService identity) {
    this.identity = identity;
  }

  void createGroups() {
    createGroup(Groups.TEAM_LEAD, "Team lead", "WORKFLOW");
    createGroup(Groups.ANALYST, "Threat Review analysts", "WORKFLOW");
    createGroup(Groups.ADVISOR, "Cybersecurity Advisors", "WORKFLOW");
    createGroup(Groups.SOC, "24/7 SOC", "WORKFLOW");
    createGroup(Groups.INTEGRATION, "Connected systems", "WORKFLOW");
    createGroup(Groups.BREAK_GLASS, "Emergencies: processes by hand, recorded", "WORKFLOW");
    createGroup(
        Groups.ADMIN,
        "Administrators",
        org.camunda.bpm.engine.authorization.Groups.GROUP_TYPE_SYSTEM);
  }

  private void createGroup(String id, String name, String type) {
    if (identity.createGroupQuery().groupId(id).count() == 0) {
      Group group = identity.newGroup(id);
      group.setName(name);
      group.setType(type);
      identity.saveGroup(group);
    }
  }

  boolean isAnyoneIn(String group) {
    return identity.createUserQuery().memberOfGroup(group).count() > 0;
  }

  /** The users of a group, by their ids. */
  List<String> in(String group) {
    return identity.createUserQuery().memberOfGroup(group).unlimitedList().stream()
        .map(User::getId)
        .sorted()
        .toList();
  }

  public boolean exists(String user) {
    return identity.createUserQuery().userId(user).count() > 0;
  }

  /** Whether the engine's policy takes the password for this user: strong, and without a name. */
  public boolean accepts(String user, String firstName, String lastName, String password) {
    return identity
        .checkPasswordAgainstPolicy(password, newUser(user, firstName, lastName))
        .isValid();
  }

  public void create(
      String user, String firstName, String lastName, String group, String password) {
    User created = newUser(user, firstName, lastName);
    created.setPassword(password);
    identity.saveUser(created);
    identity.createMembership(user, group);
  }

  private User newUser(String user, String firstName, String lastName) {
    User created = identity.newUser(user);
    created.setFirstName(firstName);
    created.setLastName(lastName);
    created.setEmail(user + "@mdr.example");
    return created;
  }

  void join(String user, String group) {
    if (identity.createUserQuery().userId(user).memberOfGroup(group).count() == 0) {
      identity.createMembership(user, group);
    }
  }

  public void changePassword(String user, String password) {
    User changed = identity.createUserQuery().userId(user).singleResult();
    changed.setPassword(password);
    identity.saveUser(changed);
  }
}
