package org.threatreviews.incident.web;

import java.util.List;
import org.threatreviews.incident.Callee;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.escalation.CallHours;
import org.threatreviews.incident.escalation.CallList;
import org.threatreviews.incident.escalation.ClientEscalation;
import org.threatreviews.incident.escalation.EscalationRule;

/**
 * @param rules the client's own, as they are sent
 * @param inForce who is called as things are now, the worst severity first
 */
record EscalationRulesResponse(List<Rule> rules, List<InForce> inForce) {

  record Rule(Severity severity, CallHours hours, List<String> contacts) {

    private static Rule of(EscalationRule rule) {
      return new Rule(rule.severity(), rule.hours(), rule.contacts());
    }
  }

  /**
   * @param source {@code CLIENT} for a rule of the client, else {@code DEFAULT}
   * @param contacts in the order of the calls
   * @param skipped of the rule, who can't be called
   */
  record InForce(
      Severity severity,
      CallHours hours,
      Source source,
      List<Contact> contacts,
      List<Skipped> skipped) {

    private static InForce of(CallList list) {
      return new InForce(
          list.severity(),
          list.hours(),
          list.ofClient() ? Source.CLIENT : Source.DEFAULT,
          list.callees().stream().map(Contact::of).toList(),
          list.skipped().stream()
              .map(skipped -> new Skipped(skipped.email(), skipped.reason()))
              .toList());
    }
  }

  enum Source {
    CLIENT,
    DEFAULT
  }

  record Contact(String name, String email, String phone, int level) {

    private static Contact of(Callee callee) {
      return new Contact(callee.name(), callee.email(), callee.phone(), callee.level());
    }
  }

  record Skipped(String email, CallList.Reason reason) {}

  static EscalationRulesResponse of(ClientEscalation escalation) {
    return new EscalationRulesResponse(
        escalation.rules().stream().map(Rule::of).toList(),
        escalation.lists().stream().map(InForce::of).toList());
  }
}
