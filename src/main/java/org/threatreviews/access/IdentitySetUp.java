package org.threatreviews.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.problem.StartRefused;

/**
 * Sees at every start, before the first request, that the groups are there and somebody who can
 * sign in: the demo's users, or with a configured database an administrator.
 */
@Component
public class IdentitySetUp implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(IdentitySetUp.class);

  public static final String INITIAL_PASSWORD = "threat-reviews.admin.initial-password";
  public static final String RECOVERY_PASSWORD = "threat-reviews.admin.recovery-password";
  public static final String NO_ADMINISTRATOR =
      "There is no administrator yet, and no password for the first one is configured.";

  private static final String ADMIN = "admin";
  private static final String FIRST_NAME = "First";
  private static final String LAST_NAME = "Administrator";

  private final Accounts accounts;
  private final ObjectProvider<DemoMode> demo;
  private final TransactionTemplate transaction;
  private final String initialAdminPassword;
  private final String recoveryPassword;

  /**
   * @param initialAdminPassword for the first administrator on a configured database
   * @param recoveryPassword for the user admin when no administrator can sign in any more
   */
  IdentitySetUp(
      Accounts accounts,
      ObjectProvider<DemoMode> demo,
      TransactionTemplate transaction,
      @Value("${" + INITIAL_PASSWORD + ":}") String initialAdminPassword,
      @Value("${" + RECOVERY_PASSWORD + ":}") String recoveryPassword) {
    this.accounts = accounts;
    this.demo = demo;
    this.transaction = transaction;
    this.initialAdminPassword = initialAdminPassword;
    this.recoveryPassword = recoveryPassword;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> {
      accounts.createGroups();
      DemoMode demoMode = demo.getIfAvailable();
      if (demoMode == null) {
        requireAdministrator();
      } else {
        demoMode.createUsers();
      }
    });
  }

  private void requireAdministrator() {
    if (!recoveryPassword.isBlank()) {
      requireStrong(RECOVERY_PASSWORD, recoveryPassword);
      recoverAdministrator();
    }
    if (accounts.isAnyoneIn(Groups.ADMIN)) {
      return;
    }
    if (initialAdminPassword.isBlank()) {
      throw new StartRefused(
          NO_ADMINISTRATOR,
          "Set threat-reviews.admin.initial-password (environment variable"
              + " THREATREVIEWS_ADMIN_INITIALPASSWORD) for one start; it becomes the password of"
              + " the user 'admin'.");
    }
    requireStrong(INITIAL_PASSWORD, initialAdminPassword);
    accounts.create(ADMIN, FIRST_NAME, LAST_NAME, Groups.ADMIN, initialAdminPassword);
  }

  /** Whoever can set this on the server owns the database, too, and with it every account. */
  private void recoverAdministrator() {
    if (accounts.exists(ADMIN)) {
      accounts.changePassword(ADMIN, recoveryPassword);
      accounts.join(ADMIN, Groups.ADMIN);
    } else {
      accounts.create(ADMIN, FIRST_NAME, LAST_NAME, Groups.ADMIN, recoveryPassword);
    }
    log.warn(
        "The user '{}' has the password of threat-reviews.admin.recovery-password and is an"
            + " administrator. Take the setting away: every start with it sets the password again.",
        ADMIN);
  }

  private void requireStrong(String setting, String password) {
    if (!accounts.accepts(ADMIN, FIRST_NAME, LAST_NAME, password)) {
      throw new StartRefused(
          "The configured %s is too weak.".formatted(setting),
          "Choose at least 10 characters, with a capital and a small letter, a digit and another"
              + " character, and without the user's name: neither '%s' nor '%s' nor '%s'."
                  .formatted(ADMIN, FIRST_NAME, LAST_NAME));
    }
  }
}
