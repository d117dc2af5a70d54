package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;

class EngineConflictRetryTest {

  private RuntimeException conflict = new OptimisticLockingException("lost");
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

  @Test
  void repeatsWhatReadAHalfRemovedInstance() {
    conflict = new ProcessEngineException("ENGINE-03077 Cannot resolve parent with id 'x'");
    conflictsToCome = 1;

    String result = retrying().execute(context -> "done");

    assertThat(result).isEqualTo("done");
  }

  /** So the engine claims a task whose instance has just ended. */
  @Test
  void repeatsWhatFoundNoInstanceAnyMore() {
    conflict = new NullPointerException("\"processInstance\" is null");
    conflict.setStackTrace(new StackTraceElement[] {
      new StackTraceElement(
          "org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity",
          "getRootProcessInstanceId",
          "ExecutionEntity.java",
          1819)
    });
    conflictsToCome = 1;

    assertThat(retrying().<String>execute(context -> "done")).isEqualTo("done");
  }

  @ParameterizedTest
  @CsvSource({
    "23503, it removed something that another has just referred to",
    "40P01, it waited for another that waited for it",
    "40001, what it read has changed"
  })
  void repeatsWhatLostInATableOfTheEngine(String state, String why) {
    conflict = new ProcessEngineException(
        "An exception occurred in the persistence layer.",
        new IllegalStateException(new SQLException(why, state)));
    conflictsToCome = 1;

    assertThat(retrying().<String>execute(context -> "done")).isEqualTo("done");
  }

  /** It gives the job back with all its attempts, as it does after any lost race. */
  @Test
  void tellsTheJobExecutorThatAJobGaveWay() {
    conflict = new ProcessEngineException(
        "An exception occurred in the persistence layer.", new SQLException("deadlock", "40P01"));
    conflictsToCome = 1;

    assertThatThrownBy(() -> retrying().execute(new ExecuteJobsCmd("job", null)))
        .isInstanceOf(OptimisticLockingException.class)
        .hasCause(conflict);
    assertThat(attempts).isEqualTo(1);
  }

  /** It may fail so for ever, and must end as an engine incident then. */
  @Test
  void leavesAnyOtherFaultOfAJobToItsAttempts() {
    conflict = new ProcessEngineException(
        "An exception occurred in the persistence layer.", new SQLException("is gone", "23503"));
    conflictsToCome = 1;

    assertThatThrownBy(() -> retrying().execute(new ExecuteJobsCmd("job", null)))
        .isSameAs(conflict);
  }

  @Test
  void repeatsWhatFoundAMessageThatNobodyWaitsForAnyMore() {
    conflict = new ProcessEngineException(
        "Execution with id 'x' does not have a subscription to a message event with name 'm'");
    conflictsToCome = 1;

    assertThat(retrying().<String>execute(context -> "done")).isEqualTo("done");
  }

  @Test
  void repeatsWhatLostInATableOfOurs() {
    conflict = new ProcessEngineException(
        "Exception while invoking TaskListener", new CannotAcquireLockException("deadlock"));
    conflictsToCome = 1;

    assertThat(retrying().<String>execute(context -> "done")).isEqualTo("done");
  }

  @Test
  void repeatsWhatAListenerFoundEndedByAnother() {
    conflict = new ProcessEngineException(
        "Exception while invoking TaskListener", new OptimisticLockingException("just ended"));
    conflictsToCome = 1;

    assertThat(retrying().<String>execute(context -> "done")).isEqualTo("done");
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void repeatsNoOtherFault() {
    conflict = new ProcessEngineException("ENGINE-16004 no such task");
    conflictsToCome = 1;

    assertThatThrownBy(() -> retrying().execute(context -> "done")).isSameAs(conflict);
    assertThat(attempts).isEqualTo(1);
  }

  private CommandInterceptor retrying() {
    EngineConflictRetry retry = new EngineConflictRetry();
    retry.setNext(new CommandInterceptor() {
      @Override
      public <T> T execute(Command<T> command) {
        attempts++;
        if (conflictsToCome-- > 0) {
          throw conflict;
        }
        return command.execute(null);
      }
    });
    return retry;
  }
}
