package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.annotation.Transactional;

class UseCaseConflictRetryTest {

  private int conflictsToCome;
  private int attempts;

  interface UseCase {
    String carryOut();
  }

  @Transactional
  class Losing implements UseCase {
    @Override
    public String carryOut() {
      attempts++;
      if (conflictsToCome-- > 0) {
        throw new OptimisticLockingException("lost");
      }
      return "done";
    }
  }

  @Test
  void repeatsWhatLostAgainstAnother() {
    conflictsToCome = 2;

    assertThat(retrying().carryOut()).isEqualTo("done");
    assertThat(attempts).isEqualTo(3);
  }

  @Test
  void givesUpAfterFiveAttemptsInWordsThatNeedNoEngine() {
    conflictsToCome = 99;

    assertThatThrownBy(() -> retrying().carryOut())
        .isInstanceOf(ConcurrencyFailureException.class)
        .hasCauseInstanceOf(OptimisticLockingException.class);
    assertThat(attempts).isEqualTo(5);
  }

  private UseCase retrying() {
    ProxyFactory proxy = new ProxyFactory(new Losing());
    proxy.addAdvisor(UseCaseConflictRetry.conflictRetryAdvisor());
    return (UseCase) proxy.getProxy();
  }
}
