package org.threatreviews.review.process;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.threatreviews.review.schedule.Hold;

/** The hold that a programme waits for, as its process keeps it: without days when there is none. */
final class HoldVariables {

  private HoldVariables() {}

  static Map<String, Object> of(Optional<Hold> hold) {
    return Variables.putValue(
            ReviewProgrammeIds.VARIABLE_HOLD_FIRST_DAY,
            hold.map(Hold::from).map(LocalDate::toString).orElse(null))
        .putValue(
            ReviewProgrammeIds.VARIABLE_HOLD_LAST_DAY,
            hold.map(Hold::until).map(LocalDate::toString).orElse(null));
  }

  static LocalDate firstDay(VariableScope scope) {
    return day(scope, ReviewProgrammeIds.VARIABLE_HOLD_FIRST_DAY);
  }

  static LocalDate lastDay(VariableScope scope) {
    return day(scope, ReviewProgrammeIds.VARIABLE_HOLD_LAST_DAY);
  }

  private static LocalDate day(VariableScope scope, String variable) {
    return LocalDate.parse((String) scope.getVariable(variable));
  }
}
