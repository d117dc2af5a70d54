package org.threatreviews.task.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.junit.jupiter.api.Test;

class TaskClockTest {

  /** So the engine calls it when the task's execution is gone since the task was read. */
  @Test
  void hasTheCommandRepeatedForATaskThatHasJustEnded() {
    DelegateTask ended = mock(DelegateTask.class);

    assertThatThrownBy(() -> new TaskClock().notify(ended))
        .isInstanceOf(OptimisticLockingException.class);
  }
}
