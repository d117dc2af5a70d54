package org.threatreviews.client;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.threatreviews.input.EmailAddress;

/** Who takes the place of a contact who has left, as a function of the contacts. */
public final class Succession {

  private Succession() {}

  /**
   * Whose address this is, or was last when they left; a person who is there comes first. An address
   * that somebody has given up for another one is nobody's.
   */
  public static Optional<Contact> person(Client client, String address) {
    return client
        .contact(address)
        .or(() -> client.everyContact().stream()
            .filter(Contact::hasLeft)
            .filter(contact -> EmailAddress.same(contact.email(), address))
            .max(Comparator.comparing(Contact::leftAt)));
  }

  /** The contact with this address or, where they have left, who was named to take over. */
  public static Optional<Contact> present(Client client, String address) {
    return person(client, address).flatMap(person -> inPlaceOf(client, person));
  }

  /** The contact or, when they have left, who was named to take over and is there. */
  static Optional<Contact> inPlaceOf(Client client, Contact contact) {
    return inPlaceOf(client, contact, Predicate.not(Contact::hasLeft));
  }

  /**
   * The first for whom this holds of the contact, who was named to take over from it, who was named
   * to take over from that one, and so on; empty when it holds for nobody of these.
   */
  static Optional<Contact> inPlaceOf(Client client, Contact contact, Predicate<Contact> holds) {
    Optional<Contact> next = client.contactWithId(contact.id());
    Set<String> asked = new HashSet<>();
    while (next.isPresent() && asked.add(next.get().id())) {
      if (holds.test(next.get())) {
        return next;
      }
      next = Optional.ofNullable(next.get().successor()).flatMap(client::contactWithId);
    }
    return Optional.empty();
  }

  /**
   * Who takes over from somebody who has left: who was named or, where nobody was, the next in the
   * order in which contacts are asked, and after the last of them the first.
   *
   * @param left who has left
   * @param successor who is there and was named; null when nobody was
   */
  public static Contact heir(Client client, Contact left, Contact successor) {
    return Optional.ofNullable(successor)
        .or(() -> after(client, left).stream().findFirst())
        .orElseGet(() -> client.contacts().get(0));
  }

  /** Those who are asked after this contact, whether that one is still there or not, in order. */
  public static List<Contact> after(Client client, Contact contact) {
    return client.contacts().stream()
        .filter(other -> Contact.AS_ASKED.compare(other, contact) > 0)
        .toList();
  }

  /** The addresses of those who have left and in whose place this contact is now. */
  public static Set<String> predecessors(Client client, String address) {
    return client.everyContact().stream()
        .filter(Contact::hasLeft)
        .map(Contact::email)
        .filter(left -> present(client, left)
            .filter(heir -> EmailAddress.same(heir.email(), address))
            .isPresent())
        .collect(Collectors.toSet());
  }

  /** For people: the name under which the address was known, else the address. */
  public static String nameOf(Client client, String address) {
    return person(client, address).map(Contact::name).orElse(address);
  }
}
