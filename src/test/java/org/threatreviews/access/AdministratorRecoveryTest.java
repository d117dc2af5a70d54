package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.demo.DemoPasswords;
import org.threatreviews.problem.StartRefused;
import org.threatreviews.support.ProcessTest;

/** Whoever has the server can become its administrator again, whatever became of the account. */
@ProcessTest
class AdministratorRecoveryTest {

  private static final String NEW = "Correct-Horse-8";

  @Autowired
  Accounts accounts;

  @Autowired
  Passwords passwords;

  @Autowired
  IdentityService identity;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  DemoPasswords demo;

  @AfterEach
  void asBefore() {
    accounts.changePassword("admin", demo.of("admin"));
  }

  @Test
  void setsThePasswordOfTheAdministrator() {
    start(NEW);

    assertThat(passwords.check("admin", NEW).orElseThrow().groups()).containsExactly(Groups.ADMIN);
  }

  @Test
  void makesTheUserAnAdministratorAgain() {
    identity.deleteMembership("admin", Groups.ADMIN);
    start(NEW);
    assertThat(passwords.check("admin", NEW).orElseThrow().groups()).containsExactly(Groups.ADMIN);

    identity.deleteUser("admin");
    start(NEW);
    assertThat(passwords.check("admin", NEW).orElseThrow().groups()).containsExactly(Groups.ADMIN);
  }

  @Test
  void refusesAWeakPassword() {
    assertThatThrownBy(() -> start("admin"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("threat-reviews.admin.recovery-password");
  }

  @SuppressWarnings("unchecked")
  private void start(String recoveryPassword) {
    ObjectProvider<DemoMode> none = mock(ObjectProvider.class);
    new IdentitySetUp(accounts, none, transaction, "", recoveryPassword)
        .afterSingletonsInstantiated();
  }
}
