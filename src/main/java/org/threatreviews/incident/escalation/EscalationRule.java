package org.threatreviews.incident.escalation;

import java.util.List;
import org.threatreviews.incident.Severity;

/**
 * Whom a client wants called about incidents of one severity.
 *
 * @param contacts addresses of contacts, the one to be called first coming first
 */
public record EscalationRule(Severity severity, CallHours hours, List<String> contacts) {

  public EscalationRule {
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
  }
}
