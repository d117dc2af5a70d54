package org.threatreviews.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;

class EngineConflictRetryTest {

  private int conflictsToCome;
  private int attempts;

  @Test
  void repeatsWhatLostAgainstAnother() {
    conflictsToCome = 2;

    String result = retrying().execute(context -> "done");

    assertThat(result).isEqualTo("done");
    assertThat(attempts).isEqualTo(3);
  }

  @Test
  void givesUpAfterFiveAttempts() {
    conflictsToCome = 99;

    assertThatThrownBy(() -> retrying().execute(context -> "done"))
        .isInstanceOf(OptimisticLockingException.class);
    assertThat(attempts).isEqualTo(5);
  }

  private CommandInterceptor retrying() {
    EngineConflictRetry retry = new EngineConflictRetry();
    retry.setNext(new CommandInterceptor() {
      @Override
      public <T> T execute(Command<T> command) {
        attempts++;
        if (conflictsToCome-- > 0) {
          throw new OptimisticLockingException("lost");
        }
        return command.execute(null);
      }
    });
    return retry;
  }
}
