package org.threatreviews.contact;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAbsence;
import org.threatreviews.client.ContactBook.AbsenceOutcome;
import org.threatreviews.problem.InWords;

/** What changed about a contact, as sentences for the history. */
final class ContactWords {

  /** What can change, with its name and its value in words. */
  private static final List<Detail> DETAILS = List.of(
      new Detail("Name", Contact::name),
      new Detail("Address", Contact::email),
      new Detail("Phone", contact -> contact.phone() == null ? "none" : contact.phone()),
      new Detail("Role", contact -> InWords.of(contact.role())),
      new Detail("Level", contact -> String.valueOf(contact.level())),
      new Detail("May accept risks", contact -> contact.riskAuthority() ? "yes" : "no"),
      new Detail("Language", contact -> language(contact.language())),
      new Detail("Time zone", contact -> contact.timeZone().getId()),
      new Detail("Working days", contact -> days(contact.workingDays())),
      new Detail(
          "Working hours",
          contact ->
              contact.workingHours() == null ? "business hours" : "" + contact.workingHours()));

  private record Detail(String name, Function<Contact, String> value) {}

  private ContactWords() {}

  static String joined(Contact contact) {
    return DETAILS.stream()
        .map(detail -> "%s: %s".formatted(detail.name(), detail.value().apply(contact)))
        .collect(Collectors.joining("\n"));
  }

  static String changed(Contact before, Contact after) {
    List<String> lines = new ArrayList<>();
    for (Detail detail : DETAILS) {
      String old = detail.value().apply(before);
      String now = detail.value().apply(after);
      if (!Objects.equals(old, now)) {
        lines.add("%s: %s, before %s".formatted(detail.name(), now, old));
      }
    }
    return String.join("\n", lines);
  }

  static String leaving(Client client, Contact contact) {
    return "Last day of %s: %s. %s"
        .formatted(contact.name(), InWords.day(contact.lastDay()), takesOver(client, contact));
  }

  static String staying(Contact contact) {
    return "%s stays.".formatted(contact.name());
  }

  static String left(Client client, Contact contact) {
    return contact.hasLeft()
        ? "%s has left; the last day was %s. %s"
            .formatted(contact.name(), InWords.day(contact.lastDay()), takesOver(client, contact))
        : staying(contact);
  }

  static String away(AbsenceOutcome outcome) {
    ContactAbsence absence = outcome.absence();
    return "%s is away from %s to %s. %s"
        .formatted(
            outcome.contact().name(),
            InWords.day(absence.from()),
            InWords.day(absence.to()),
            absence.standIn() == null
                ? "Nobody stands in."
                : "%s stands in.".formatted(name(outcome.client(), absence.standIn())));
  }

  /**
   * @param today where the contact works
   */
  static String back(AbsenceOutcome outcome, LocalDate today) {
    ContactAbsence absence = outcome.absence();
    String words = absence.from().isBefore(today)
        ? "%s, who was to be away from %s to %s, is back."
        : "%s is not away from %s to %s after all.";
    return words.formatted(
        outcome.contact().name(), InWords.day(absence.from()), InWords.day(absence.to()));
  }

  private static String takesOver(Client client, Contact contact) {
    return contact.successor() == null
        ? "Nobody takes over by name."
        : "%s takes over.".formatted(name(client, contact.successor()));
  }

  private static String name(Client client, String id) {
    return client.contactWithId(id).map(Contact::name).orElse(id);
  }

  private static String language(String tag) {
    return Locale.forLanguageTag(tag).getDisplayName(Locale.UK);
  }

  private static String days(Set<DayOfWeek> days) {
    return days == null
        ? "business days"
        : days.stream()
            .sorted()
            .map(day -> day.getDisplayName(TextStyle.FULL, Locale.UK))
            .collect(Collectors.joining(", "));
  }
}
