package org.threatreviews.board.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.escalation.CallHours;
import org.threatreviews.incident.escalation.EscalationRule;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/** Who is to be called, as the board's form shows it: for each severity, and hours, one list. */
final class EscalationForm {

  /** To be called one after the other; more is for the API. */
  private static final int PLACES = 4;

  private static final int LONGEST_ECHO = 60;

  /** Comes with each form of a page. */
  private static final String PROOF = "_csrf";

  /** How the rules of the API are counted. */
  private static final Pattern RULE = Pattern.compile("rules\\[(\\d+)].*");

  private static final Set<String> FIELDS = Arrays.stream(Severity.values())
      .flatMap(severity -> Arrays.stream(CallHours.values()).map(hours -> field(severity, hours)))
      .collect(Collectors.toSet());

  /**
   * The rule for these hours.
   *
   * @param field name of each of its choices
   * @param chosen addresses, one for each place; empty where nobody is chosen
   */
  record Part(String field, String hours, List<String> chosen) {}

  /** The rules for one severity. */
  record Group(String severity, List<Part> parts) {}

  private EscalationForm() {}

  /**
   * @param rules as they are, or as they were entered
   */
  static List<Group> of(Client client, List<EscalationRule> rules) {
    int callable = callable(client).size();
    BoardWords words = new BoardWords();
    return Arrays.stream(Severity.values())
        .map(severity -> new Group(
            severity.name(),
            Arrays.stream(CallHours.values())
                .map(hours -> new Part(
                    field(severity, hours),
                    words.of(hours),
                    places(chosen(rules, severity, hours), callable)))
                .toList()))
        .toList();
  }

  /** Those who can be chosen. */
  static List<Contact> callable(Client client) {
    return client.contacts().stream()
        .filter(contact -> contact.phone() != null && !contact.phone().isBlank())
        .toList();
  }

  /**
   * What somebody has entered; a rule without anybody is none.
   *
   * @throws InvalidInput when there is no rule of a name
   */
  static List<EscalationRule> rules(Map<String, List<String>> entered) {
    entered.keySet().stream()
        .filter(name -> !name.equals(PROOF) && !FIELDS.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new InvalidInput(
              Text.beginning(name, LONGEST_ECHO),
              "unknownParameter",
              "There is no rule '%s'.".formatted(Text.beginning(name, LONGEST_ECHO)));
        });
    return Arrays.stream(Severity.values())
        .flatMap(severity -> Arrays.stream(CallHours.values())
            .map(hours -> new EscalationRule(
                severity,
                hours,
                entered.getOrDefault(field(severity, hours), List.of()).stream()
                    .filter(email -> !email.isBlank())
                    .toList())))
        .filter(rule -> !rule.contacts().isEmpty())
        .toList();
  }

  /** Blames the choices of the rule that is meant, as they are named in the form. */
  static InvalidInput inForm(InvalidInput refusal, List<EscalationRule> rules) {
    Matcher rule = RULE.matcher(refusal.field());
    if (!rule.matches()) {
      return refusal;
    }
    EscalationRule meant = rules.get(Integer.parseInt(rule.group(1)));
    return new InvalidInput(
        field(meant.severity(), meant.hours()), refusal.rule(), refusal.getMessage());
  }

  private static String field(Severity severity, CallHours hours) {
    return severity.name() + "." + hours.name();
  }

  private static List<String> chosen(
      List<EscalationRule> rules, Severity severity, CallHours hours) {
    return rules.stream()
        .filter(rule -> rule.severity() == severity && rule.hours() == hours)
        .findFirst()
        .map(EscalationRule::contacts)
        .orElse(List.of());
  }

  private static List<String> places(List<String> chosen, int callable) {
    int places = Math.max(chosen.size(), Math.min(callable, PLACES));
    return Stream.concat(chosen.stream(), Stream.generate(() -> ""))
        .limit(places)
        .toList();
  }
}
