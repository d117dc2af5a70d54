package org.threatreviews.incident.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.incident.escalation.EscalationRules;

@RestController
@RequestMapping("/api/v1/clients/{client}/escalation-rules")
@Tag(name = "Clients")
class EscalationRulesController {

  private final EscalationRules rules;

  EscalationRulesController(EscalationRules rules) {
    this.rules = rules;
  }

  @GetMapping
  @Operation(summary = "Who is called about which incident, in which hours", description = """
          `rules` are the client's own; there are none while the default of the decision table
          holds. `inForce` says what follows from both with the contacts as they are now: whom the
          rule names and nobody can call is in `skipped`.
          """)
  EscalationRulesResponse get(@PathVariable String client) {
    return EscalationRulesResponse.of(rules.of(client));
  }

  @PutMapping
  @Operation(
      summary = "Choose who is called about which incident, in which hours",
      description = """
          Replaces all rules of the client; with an empty list the default of the decision table
          holds again. There is at most one rule for a severity and hours. `contacts` are addresses
          of contacts with a phone number, the one to be called first coming first. In working hours
          those of a rule for `WORKING_HOURS` are called before those of one for
          `AROUND_THE_CLOCK`. Where no rule counts, the default does. The same again changes
          nothing.
          """)
  EscalationRulesResponse replace(
      @PathVariable String client, @Valid @RequestBody EscalationRulesRequest request) {
    return EscalationRulesResponse.of(rules.replace(client, request.toRules()));
  }
}
