package org.threatreviews.incident.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.incident.Callee;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.escalation.CallList.Reason;
import org.threatreviews.incident.escalation.CallList.Skipped;

/**
 * Who is called about incidents of one severity: the client's rules and the default, applied to the
 * contacts as they are now. It never ends up with nobody while one contact has a phone number.
 *
 * @param own the client's rules for this severity
 * @param defaults the rows of the default for it
 * @param reachable who picks up for whom at the moment
 */
record CallOrder(
    Client client,
    Severity severity,
    List<EscalationRule> own,
    List<DefaultRule> defaults,
    Reachable reachable) {

  static boolean cannotBeCalled(Contact contact) {
    return contact.phone() == null || contact.phone().isBlank();
  }

  /**
   * Those of a rule for working hours come first in them and not at all outside, unless incidents of
   * this severity are not called about at night anyway; then those around the clock. Where the
   * client has no rule that counts, or nobody of it can be called, the default counts.
   */
  List<Callee> at(boolean working) {
    List<CallHours> hours = hours(working, isCalledAtNight());
    return Stream.of(
            hours.stream().flatMap(when -> own(when).stream()).toList(),
            byDefault(hours),
            byDefault(List.of(CallHours.values())),
            callable(client.contacts().stream()))
        .filter(callees -> !callees.isEmpty())
        .findFirst()
        .map(callees -> reachable.inOrder(callees, isCalledAtNight()))
        .orElse(List.of());
  }

  private boolean isCalledAtNight() {
    return defaults.stream().anyMatch(row -> row.hours() == CallHours.AROUND_THE_CLOCK)
        || rule(CallHours.AROUND_THE_CLOCK).isPresent();
  }

  private static List<CallHours> hours(boolean working, boolean calledAtNight) {
    return working || !calledAtNight
        ? List.of(CallHours.WORKING_HOURS, CallHours.AROUND_THE_CLOCK)
        : List.of(CallHours.AROUND_THE_CLOCK);
  }

  private List<Callee> byDefault(List<CallHours> hours) {
    return defaults.stream()
        .filter(row -> hours.contains(row.hours()))
        .flatMap(row ->
            callable(client.contacts().stream().filter(contact -> row.names(contact.level())))
                .stream())
        .toList();
  }

  /** For people: each rule of the client, and where there is none whom the default names. */
  List<CallList> lists() {
    List<CallList> lists = new ArrayList<>();
    for (CallHours hours : CallHours.values()) {
      rule(hours)
          .ifPresent(
              rule -> lists.add(new CallList(severity, hours, true, own(hours), skipped(rule))));
    }
    if (needsDefault()) {
      boolean night = defaults.stream().anyMatch(row -> row.hours() == CallHours.AROUND_THE_CLOCK);
      lists.add(new CallList(
          severity,
          night ? CallHours.AROUND_THE_CLOCK : CallHours.WORKING_HOURS,
          false,
          new CallOrder(client, severity, List.of(), defaults, reachable).at(!night),
          List.of()));
    }
    return lists;
  }

  /** Whether there is an hour in which nobody of the client's rules can be called. */
  private boolean needsDefault() {
    List<CallHours> fewest = hours(false, isCalledAtNight());
    return fewest.stream().allMatch(hours -> own(hours).isEmpty());
  }

  private Optional<EscalationRule> rule(CallHours hours) {
    return own.stream().filter(rule -> rule.hours() == hours).findFirst();
  }

  private List<Callee> own(CallHours hours) {
    return rule(hours)
        .map(rule ->
            callable(rule.contacts().stream().flatMap(email -> client.contact(email).stream())))
        .orElse(List.of());
  }

  private List<Skipped> skipped(EscalationRule rule) {
    List<Skipped> skipped = new ArrayList<>();
    for (String email : rule.contacts()) {
      Optional<Contact> contact = client.contact(email);
      if (contact.isEmpty()) {
        skipped.add(new Skipped(email, Reason.NO_CONTACT));
      } else if (cannotBeCalled(contact.get())) {
        skipped.add(new Skipped(email, Reason.NO_PHONE_NUMBER));
      }
    }
    return skipped;
  }

  private List<Callee> callable(Stream<Contact> contacts) {
    return contacts.flatMap(contact -> reachable.callee(contact).stream()).toList();
  }
}
