package org.threatreviews.incident.round;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Succession;
import org.threatreviews.input.EmailAddress;

/**
 * Whom a silent client's next reminder goes to. Each contact is reminded so many times before the
 * next one is, in the order in which contacts are asked, and nobody before whom it has climbed to.
 * When somebody leaves on the way, who takes over stands in their place; where nobody does, it is
 * the next one's turn. Who is new is in it from the next round on.
 *
 * @param each how many reminders a contact gets
 * @param reminded addresses of those who were reminded since the ladder began, in that order
 * @param began when the first of them was reminded; null before
 * @param unreachable ids of contacts who are away without a stand-in; they are passed over while
 *     somebody after them is there
 */
public record Ladder(
    Client client, int each, List<String> reminded, Instant began, Set<String> unreachable) {

  /** Empty when everybody had theirs. */
  public Optional<Contact> next() {
    List<Contact> left = ahead().filter(contact -> had(contact) < each).toList();
    return left.stream()
        .filter(contact -> !unreachable.contains(contact.id()))
        .findFirst()
        .or(() -> left.stream().findFirst());
  }

  /** From the place that it has reached on. */
  private Stream<Contact> ahead() {
    if (reminded.isEmpty()) {
      return client.contacts().stream();
    }
    String last = reminded.get(reminded.size() - 1);
    Optional<Contact> place = Succession.person(client, last);
    if (place.isEmpty()) {
      return client.contacts().stream();
    }
    return Stream.concat(
            Succession.present(client, last).stream(),
            Succession.after(client, place.get()).stream().filter(contact -> !isNew(contact)))
        .distinct();
  }

  private boolean isNew(Contact contact) {
    return began != null && contact.joinedAt() != null && contact.joinedAt().isAfter(began);
  }

  private long had(Contact contact) {
    return reminded.stream()
        .filter(address -> EmailAddress.same(address, contact.email()))
        .count();
  }
}
