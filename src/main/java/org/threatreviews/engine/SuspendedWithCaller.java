package org.threatreviews.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Suspends and resumes what a process instance has called together with the instance. The engine
 * leaves called instances active: one that ends while its caller is suspended fails, again and
 * again, and is no longer tried when the caller is resumed.
 */
@Component
class SuspendedWithCaller {

  private final RuntimeService runtime;

  SuspendedWithCaller(@Lazy RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** Within the command that suspends or resumes; what is called by the called follows by itself. */
  @EventListener
  void changed(HistoricProcessInstanceEventEntity instance) {
    if (instance.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_UPDATE)) {
      boolean suspended = HistoricProcessInstance.STATE_SUSPENDED.equals(instance.getState());
      Context.getCommandContext().runWithoutAuthorization(() -> {
        runtime
            .createProcessInstanceQuery()
            .superProcessInstanceId(instance.getProcessInstanceId())
            .unlimitedList()
            .stream()
            .filter(called -> called.isSuspended() != suspended)
            .forEach(called -> follow(called, suspended));
        return null;
      });
    }
  }

  private void follow(ProcessInstance called, boolean suspended) {
    if (suspended) {
      runtime.suspendProcessInstanceById(called.getId());
    } else {
      runtime.activateProcessInstanceById(called.getId());
    }
  }
}
