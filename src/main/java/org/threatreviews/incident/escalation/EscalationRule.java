package org.threatreviews.incident.escalation;

import java.util.List;
import java.util.Optional;
import org.threatreviews.incident.Severity;
import org.threatreviews.input.EmailAddress;

/**
 * Whom a client wants called about incidents of one severity.
 *
 * @param contacts addresses of contacts, the one to be called first coming first
 */
public record EscalationRule(Severity severity, CallHours hours, List<String> contacts) {

  public EscalationRule {
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
  }

  /**
   * With another one in the place of a contact; who is in it already keeps the earlier place.
   *
   * @param now null for nobody
   */
  EscalationRule with(String before, String now) {
    List<String> called = contacts.stream()
        .map(email ->
            EmailAddress.same(email, before) ? Optional.ofNullable(now) : Optional.of(email))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
    return new EscalationRule(severity, hours, called);
  }
}
