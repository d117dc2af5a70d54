package org.threatreviews.incident.escalation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;

/** Whether rules that somebody has written can be followed. */
final class RuleCheck {

  private RuleCheck() {}

  /**
   * The rules as they are kept: each address as the contact has it, in the order in which they are
   * read.
   *
   * @throws InvalidInput when one lacks something, names somebody who is no contact or has no phone
   *     number, or two are for the same
   */
  static List<EscalationRule> checked(Client client, List<EscalationRule> rules) {
    List<EscalationRule> checked = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      EscalationRule rule = checked(client, "rules[%d]".formatted(i), rules.get(i));
      if (checked.stream()
          .anyMatch(
              other -> other.severity() == rule.severity() && other.hours() == rule.hours())) {
        throw new InvalidInput(
            "rules[%d]".formatted(i),
            "onePerSeverityAndHours",
            "There is already a rule for severity %s, %s."
                .formatted(InWords.of(rule.severity()), InWords.of(rule.hours())));
      }
      checked.add(rule);
    }
    checked.sort(
        Comparator.comparing(EscalationRule::severity).thenComparing(EscalationRule::hours));
    return checked;
  }

  private static EscalationRule checked(Client client, String name, EscalationRule rule) {
    required(name + ".severity", "severity", rule.severity());
    required(name + ".hours", "hours in which it counts", rule.hours());
    if (rule.contacts().isEmpty()) {
      throw new InvalidInput(
          name + ".contacts", "atLeastOne", "A rule needs at least one contact to call.");
    }
    List<String> addresses = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (int i = 0; i < rule.contacts().size(); i++) {
      String field = "%s.contacts[%d]".formatted(name, i);
      Contact contact = client.requireContact(field, rule.contacts().get(i).strip());
      if (CallOrder.cannotBeCalled(contact)) {
        throw new InvalidInput(
            field,
            "phoneNumber",
            "%s has no phone number, so nobody could call.".formatted(contact.name()));
      }
      if (!named.add(contact.email())) {
        throw new InvalidInput(
            field, "distinctContacts", "%s is named twice in one rule.".formatted(contact.name()));
      }
      addresses.add(contact.email());
    }
    return new EscalationRule(rule.severity(), rule.hours(), addresses);
  }

  private static void required(String field, String what, Object value) {
    if (value == null) {
      throw new InvalidInput(field, "required", "A rule needs the %s.".formatted(what));
    }
  }
}
