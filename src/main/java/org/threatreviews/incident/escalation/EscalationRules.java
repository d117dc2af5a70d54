package org.threatreviews.incident.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAbsences;
import org.threatreviews.client.ContactLeft;
import org.threatreviews.client.ContactReaddressed;
import org.threatreviews.client.Succession;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.incident.Callee;
import org.threatreviews.incident.Callees;
import org.threatreviews.incident.Severity;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.UnknownReference;

/** Who is called about a client's incidents, and the client's own rules for it. */
@Service
@Transactional
public class EscalationRules implements Callees {

  private static final String CHANGED = "ESCALATION_RULES_CHANGED";

  private final Clients clients;
  private final EscalationRuleTable table;
  private final DefaultRules defaults;
  private final BusinessCalendar calendar;
  private final DecisionHistory history;
  private final ContactAbsences absences;
  private final Clock clock;

  EscalationRules(
      Clients clients,
      EscalationRuleTable table,
      DefaultRules defaults,
      BusinessCalendar calendar,
      DecisionHistory history,
      ContactAbsences absences,
      Clock clock) {
    this.clients = clients;
    this.table = table;
    this.defaults = defaults;
    this.calendar = calendar;
    this.history = history;
    this.absences = absences;
    this.clock = clock;
  }

  @Override
  public List<Callee> callees(String clientReference, Severity severity, Instant now) {
    Client client = clients.get(clientReference);
    boolean working = calendar.client(client.country(), client.timeZone()).isOpen(now);
    return order(severity, table.of(clientReference), reachable(client, now)).at(working);
  }

  /**
   * A client's own rules, and who is called as things are now.
   *
   * @throws UnknownReference when there is no such client
   */
  public ClientEscalation of(String clientReference) {
    return of(clients.get(clientReference));
  }

  private ClientEscalation of(Client client) {
    List<EscalationRule> rules = table.of(client.reference());
    Reachable reachable = reachable(client, clock.instant());
    return new ClientEscalation(
        rules,
        Arrays.stream(Severity.values())
            .flatMap(severity -> order(severity, rules, reachable).lists().stream())
            .toList());
  }

  private Reachable reachable(Client client, Instant now) {
    return new Reachable(client, absences.standIns(client), calendar, now);
  }

  private CallOrder order(Severity severity, List<EscalationRule> rules, Reachable reachable) {
    return new CallOrder(
        reachable.client(),
        severity,
        rules.stream().filter(rule -> rule.severity() == severity).toList(),
        defaults.of(severity),
        reachable);
  }

  /**
   * Puts these rules in place of the client's present ones; without any, the default holds. The
   * same again changes nothing.
   *
   * @throws UnknownReference when there is no such client
   * @throws InvalidInput when a rule lacks something, names somebody who is no contact of the client
   *     or has no phone number, or two rules are for the same severity and hours
   */
  public ClientEscalation replace(String clientReference, List<EscalationRule> rules) {
    Client client = clients.lock(clientReference);
    List<EscalationRule> checked = RuleCheck.checked(client, rules);
    table.looked(clientReference);
    if (!checked.equals(table.of(clientReference))) {
      table.replace(clientReference, checked);
      history.record(new Decision(
          clientReference,
          DecisionSubject.CONTRACT,
          clientReference,
          CHANGED,
          null,
          wording(client, checked)));
    }
    return of(client);
  }

  /**
   * The successor is called in the place of who has left; a rule without anybody ends. The board asks
   * the lead to look at it.
   */
  @EventListener
  void left(ContactLeft left) {
    Contact heir = left.successor();
    boolean callable = heir != null && !CallOrder.cannotBeCalled(heir);
    String because = "%s has left".formatted(left.contact().name());
    if (follow(left.client(), left.contact().email(), callable ? heir.email() : null, because)) {
      table.toBeLookedAt(left.client().reference(), because, clock.instant());
    }
  }

  @EventListener
  void readdressed(ContactReaddressed moved) {
    follow(
        moved.client(),
        moved.oldAddress(),
        moved.newAddress(),
        "%s has another address".formatted(moved.contact().name()));
  }

  /**
   * @param now null when nobody is called instead
   * @return whether that changed a rule
   */
  private boolean follow(Client client, String before, String now, String because) {
    List<EscalationRule> rules = table.of(client.reference());
    List<EscalationRule> followed = rules.stream()
        .map(rule -> rule.with(before, now))
        .filter(rule -> !rule.contacts().isEmpty())
        .toList();
    if (!followed.equals(rules)) {
      table.replace(client.reference(), followed);
      history.record(new Decision(
          client.reference(),
          DecisionSubject.CONTRACT,
          client.reference(),
          CHANGED,
          DecisionHistory.SYSTEM,
          "%s; now: %s".formatted(because, wording(client, followed))));
      return true;
    }
    return false;
  }

  private static String wording(Client client, List<EscalationRule> rules) {
    return rules.isEmpty()
        ? "the default holds"
        : rules.stream()
            .map(rule -> "%s, %s: %s"
                .formatted(
                    InWords.of(rule.severity()),
                    InWords.of(rule.hours()),
                    rule.contacts().stream()
                        .map(email -> Succession.nameOf(client, email))
                        .collect(Collectors.joining(", "))))
            .collect(Collectors.joining("; "));
  }
}
