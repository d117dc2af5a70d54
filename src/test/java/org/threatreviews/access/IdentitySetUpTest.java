package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.problem.StartRefused;
import org.threatreviews.support.ProcessTest;

/** A first start on a database of one's own. */
@ProcessTest
class IdentitySetUpTest {

  @Autowired
  Accounts accounts;

  @Autowired
  IdentityService identity;

  @Autowired
  TransactionTemplate transaction;

  private final ObjectProvider<DemoMode> noDemo =
      new StaticListableBeanFactory().getBeanProvider(DemoMode.class);

  @ParameterizedTest
  @ValueSource(strings = {"short-1A", "Admin-Horse-77", "The-FIRST-one-7", "x-administrator-7X"})
  void refusesInWordsAPasswordThatTheEngineWouldRefuse(String password) {
    transaction.executeWithoutResult(status -> {
      identity.deleteUser("admin");

      assertThatThrownBy(() -> setUp(password).afterSingletonsInstantiated())
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("too weak");
      status.setRollbackOnly();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Correct-Horse-7"})
  void makesTheFirstAdministrator(String password) {
    transaction.executeWithoutResult(status -> {
      identity.deleteUser("admin");

      setUp(password).afterSingletonsInstantiated();

      assertThat(accounts.isAnyoneIn(Groups.ADMIN)).isTrue();
      status.setRollbackOnly();
    });
  }

  private IdentitySetUp setUp(String password) {
    return new IdentitySetUp(accounts, noDemo, transaction, password, "");
  }
}
