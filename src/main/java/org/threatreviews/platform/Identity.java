package org.threatreviews.platform;

import java.security.SecureRandom;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees at every start, before the first request, that the groups, their rights and queues are
 * there, and somebody who can sign in: the demo users, or with a configured database an
 * administrator.
 */
@Component
class Identity implements SmartInitializingSingleton {

  /** Without the characters that are easily taken for one another. */
  private static final String PASSWORD_CHARACTERS =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

  private static final int PASSWORD_BLOCKS = 4;
  private static final int PASSWORD_BLOCK_LENGTH = 5;

  private final IdentityService identity;
  private final Rights rights;
  private final TasklistFilters filters;
  private final ObjectProvider<Credentials> demoCredentials;
  private final TransactionTemplate transaction;
  private final String initialAdminPassword;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param initialAdminPassword for the first administrator on a configured database
   */
  Identity(
      IdentityService identity,
      Rights rights,
      TasklistFilters filters,
      ObjectProvider<Credentials> demoCredentials,
      TransactionTemplate transaction,
      @Value("${threat-reviews.admin.initial-password:}") String initialAdminPassword) {
    this.identity = identity;
    this.rights = rights;
    this.filters = filters;
    this.demoCredentials = demoCredentials;
    this.transaction = transaction;
    this.initialAdminPassword = initialAdminPassword;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> {
      createGroups();
      rights.grantAll();
      filters.createAll();
      Credentials credentials = demoCredentials.getIfAvailable();
      if (credentials == null) {
        requireAdministrator();
      } else {
        createDemoUsers(credentials);
      }
    });
  }

  private void createGroups() {
    createGroup(Groups.TEAM_LEAD, "Team lead", "WORKFLOW");
    createGroup(Groups.ANALYST, "Threat Review analysts", "WORKFLOW");
    createGroup(Groups.ADVISOR, "Cybersecurity Advisors", "WORKFLOW");
    createGroup(Groups.SOC, "24/7 SOC", "WORKFLOW");
    createGroup(Groups.INTEGRATION, "Connected systems", "WORKFLOW");
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

  private void requireAdministrator() {
    if (identity.createUserQuery().memberOfGroup(Groups.ADMIN).count() > 0) {
      return;
    }
    if (initialAdminPassword.isBlank()) {
      throw new StartRefused(
          "There is no administrator yet, and no password for the first one is configured.",
          "Set threat-reviews.admin.initial-password (environment variable"
              + " THREATREVIEWS_ADMIN_INITIALPASSWORD) for one start; it becomes the password of"
              + " the user 'admin'.");
    }
    if (!identity.checkPasswordAgainstPolicy(initialAdminPassword).isValid()) {
      throw new StartRefused(
          "The configured threat-reviews.admin.initial-password is too weak.",
          "Choose at least 10 characters, with a capital and a small letter, a digit and another"
              + " character.");
    }
    createUser("admin", "First", "Administrator", Groups.ADMIN, initialAdminPassword);
  }

  private void createDemoUsers(Credentials credentials) {
    Map<String, String> passwords = credentials.read();
    Map<String, String> before = Map.copyOf(passwords);
    createDemoUser("lead", "Lena", "Lead", Groups.TEAM_LEAD, passwords);
    createDemoUser("analyst", "Anna", "Analyst", Groups.ANALYST, passwords);
    createDemoUser("advisor", "Adam", "Advisor", Groups.ADVISOR, passwords);
    createDemoUser("soc", "Sofia", "Soc", Groups.SOC, passwords);
    createDemoUser("integration", "Client", "Portal", Groups.INTEGRATION, passwords);
    createDemoUser("admin", "Ada", "Admin", Groups.ADMIN, passwords);
    if (!passwords.equals(before)) {
      credentials.write(passwords);
    }
  }

  /** A user without a line in the file gets a new password, a line without a user gets the user. */
  private void createDemoUser(
      String id, String firstName, String lastName, String group, Map<String, String> passwords) {
    User user = identity.createUserQuery().userId(id).singleResult();
    boolean known = passwords.containsKey(id);
    if (!known) {
      passwords.put(id, newPassword());
    }
    if (user == null) {
      createUser(id, firstName, lastName, group, passwords.get(id));
    } else if (!known) {
      user.setPassword(passwords.get(id));
      identity.saveUser(user);
      identity.unlockUser(id);
    }
  }

  private void createUser(
      String id, String firstName, String lastName, String group, String password) {
    User user = identity.newUser(id);
    user.setFirstName(firstName);
    user.setLastName(lastName);
    user.setEmail(id + "@mdr.example");
    user.setPassword(password);
    identity.saveUser(user);
    identity.createMembership(id, group);
  }

  private String newPassword() {
    String password;
    do {
      StringBuilder characters = new StringBuilder();
      for (int block = 0; block < PASSWORD_BLOCKS; block++) {
        characters.append(block == 0 ? "" : "-");
        random
            .ints(PASSWORD_BLOCK_LENGTH, 0, PASSWORD_CHARACTERS.length())
            .mapToObj(PASSWORD_CHARACTERS::charAt)
            .forEach(characters::append);
      }
      password = characters.toString();
    } while (!identity.checkPasswordAgainstPolicy(password).isValid());
    return password;
  }
}
