package org.threatreviews.staff.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.staff.Departures;

/** The due date in the model. Public, for the engine calls only methods of public classes. */
@Component
public class AnalystDepartureTimers {

  private final Departures departures;
  private final BusinessCalendar calendar;

  AnalystDepartureTimers(Departures departures, BusinessCalendar calendar) {
    this.departures = departures;
    this.calendar = calendar;
  }

  /** When the day after somebody's last one begins; at once for somebody who does not leave. */
  public Date lastDayOver(DelegateExecution execution) {
    return Date.from(departures
        .firstDayWithout(execution.getProcessBusinessKey())
        .atStartOfDay(calendar.zone())
        .toInstant());
  }
}
