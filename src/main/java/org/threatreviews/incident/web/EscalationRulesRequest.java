package org.threatreviews.incident.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.escalation.CallHours;
import org.threatreviews.incident.escalation.EscalationRule;

/**
 * @param rules all of the client; empty for the default
 */
record EscalationRulesRequest(@NotNull @Size(max = 8) List<@NotNull @Valid Rule> rules) {

  /**
   * @param contacts addresses, the one to be called first coming first
   */
  record Rule(
      @NotNull Severity severity,
      @NotNull CallHours hours,
      @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 254) String> contacts) {}

  List<EscalationRule> toRules() {
    return rules.stream()
        .map(rule -> new EscalationRule(rule.severity(), rule.hours(), rule.contacts()))
        .toList();
  }
}
