package org.threatreviews.incident.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactHours;
import org.threatreviews.client.StandIns;
import org.threatreviews.incident.Callee;

/** Who picks up the phone at a moment: the contact, or the stand-in of one who is away. */
record Reachable(Client client, StandIns standIns, BusinessCalendar calendar, Instant now) {

  /** Empty when neither the contact nor who stands in for it has a number. */
  Optional<Callee> callee(Contact contact) {
    Contact reader = standIns.readerFor(contact, now);
    boolean standsIn = !reader.id().equals(contact.id()) && !CallOrder.cannotBeCalled(reader);
    Contact called = standsIn ? reader : contact;
    return CallOrder.cannotBeCalled(called)
        ? Optional.empty()
        : Optional.of(new Callee(
            called.name(),
            called.email(),
            called.phone(),
            contact.level(),
            standsIn ? contact.name() : null));
  }

  /**
   * Each once. Who is away and has no stand-in is called last; and where it is not urgent enough for
   * the night, those who work at this moment come before those who don't.
   *
   * @param atAnyHour whether nobody's working hours matter
   */
  List<Callee> inOrder(Collection<Callee> callees, boolean atAnyHour) {
    Map<String, Callee> each = new LinkedHashMap<>();
    callees.forEach(callee -> each.putIfAbsent(callee.email(), callee));
    List<Callee> order = new ArrayList<>(each.values());
    order.sort(Comparator.comparingInt(callee -> rank(callee, atAnyHour)));
    return List.copyOf(order);
  }

  private int rank(Callee callee, boolean atAnyHour) {
    Contact contact = client.contact(callee.email()).orElseThrow();
    if (standIns.isAway(contact, now)) {
      return 2;
    }
    return atAnyHour || isAtWork(contact) ? 0 : 1;
  }

  private boolean isAtWork(Contact contact) {
    return ContactHours.of(calendar, client, contact).isOpen(now);
  }
}
