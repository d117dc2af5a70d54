package org.threatreviews.staff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.Departures;

/** Takes somebody out of the pool whose last day is over. */
@Component
class CarryOutDepartureDelegate implements JavaDelegate {

  private final Departures departures;

  CarryOutDepartureDelegate(Departures departures) {
    this.departures = departures;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        AnalystDepartureIds.VARIABLE_OVER, departures.carryOut(execution.getProcessBusinessKey()));
  }
}
