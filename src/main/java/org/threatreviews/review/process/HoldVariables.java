package org.threatreviews.review.process;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.threatreviews.review.plan.AgreedTurn;

/**
 * The hold or subscription that a programme waits for, as its process keeps it: without days when
 * there is none.
 */
final class HoldVariables {

  private HoldVariables() {}

  static Map<String, Object> of(Optional<AgreedTurn> turn) {
    return Variables.putValue(
            ReviewProgrammeIds.VARIABLE_HOLD_FIRST_DAY,
            turn.map(AgreedTurn::from).map(LocalDate::toString).orElse(null))
        .putValue(
            ReviewProgrammeIds.VARIABLE_HOLD_LAST_DAY,
            turn.map(AgreedTurn::until).map(LocalDate::toString).orElse(null));
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
