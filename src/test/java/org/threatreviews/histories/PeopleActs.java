package org.threatreviews.histories;

import static org.threatreviews.histories.Stage.CLIENT;

import java.time.LocalDate;
import java.util.List;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAbsence;
import org.threatreviews.client.ContactData;
import org.threatreviews.client.ContactRole;

/** What becomes of the contacts: who joins, leaves, is away, and may accept risks. */
final class PeopleActs {

  private static final List<Integer> DAYS = List.of(0, 1, 5, 30);

  private final Stage stage;
  private final Cast cast;
  private boolean changed;

  PeopleActs(Stage stage) {
    this.stage = stage;
    this.cast = stage.cast();
  }

  /** Whether any contact has joined, left or changed so far. */
  boolean haveChanged() {
    return changed;
  }

  void change(Act act) {
    changed = true;
    Client client = cast.clients().get(CLIENT);
    Contact who = Act.pick(client.contacts(), act.who());
    Contact other = Act.pick(client.contacts(), act.which());
    LocalDate day = cast.clients().today(who.timeZone()).plusDays(Act.pick(DAYS, act.which()));
    switch (act.how() % 8) {
      case 0, 1 ->
        change(
            who,
            who.level(),
            !who.riskAuthority(),
            "%s may accept risks, or no more".formatted(who.name()));
      case 2 ->
        change(
            who,
            1 + act.which() % 3,
            who.riskAuthority(),
            "%s has another level".formatted(who.name()));
      case 3 -> join(client.everyContact().size(), client);
      case 4 ->
        stage.attempt(
            "%s is away from %s, %s stands in".formatted(who.name(), day, other.name()),
            () -> cast.contactChanges()
                .away(CLIENT, who.id(), day, day.plusDays(10), other.id(), "lead"));
      case 5 -> back(client, who);
      case 6 -> leave(client, other, day);
      default ->
        stage.attempt(
            "%s stays".formatted(who.name()),
            () -> cast.contactChanges().stay(CLIENT, who.id(), "lead"));
    }
  }

  private void change(Contact who, int level, boolean authority, String what) {
    stage.attempt(
        what,
        () -> cast.contactChanges()
            .change(CLIENT, who.id(), data -> with(data, level, authority), "lead"));
  }

  private static ContactData with(ContactData data, int level, boolean authority) {
    return new ContactData(
        data.name(),
        data.email(),
        data.phone(),
        data.role(),
        level,
        authority,
        data.language(),
        data.timeZone(),
        data.workingDays(),
        data.workingHours());
  }

  private void join(int number, Client client) {
    ContactData data = new ContactData(
        "Newcomer " + number,
        "newcomer%d@nord.example".formatted(number),
        null,
        ContactRole.OTHER,
        1 + number % 3,
        number % 2 == 0,
        "en",
        client.timeZone(),
        null,
        null);
    stage.attempt(
        "%s joins".formatted(data.name()), () -> cast.contactChanges().join(CLIENT, data, "lead"));
  }

  private void back(Client client, Contact who) {
    cast.absences().of(client).stream()
        .filter(absence -> absence.contact().equals(who.id()))
        .map(ContactAbsence::id)
        .findFirst()
        .ifPresent(absence -> stage.attempt(
            "%s is back".formatted(who.name()),
            () -> cast.contactChanges().back(CLIENT, who.id(), absence, "lead")));
  }

  /** Of those who have come later: whose word counts of the first ones is reckoned by address. */
  private void leave(Client client, Contact successor, LocalDate day) {
    client.contacts().stream()
        .filter(contact -> contact.email().startsWith("newcomer"))
        .findFirst()
        .ifPresent(leaver -> stage.attempt(
            "%s leaves after %s, %s takes over".formatted(leaver.name(), day, successor.name()),
            () -> cast.contactChanges()
                .leaveAfter(CLIENT, leaver.id(), day, successor.id(), "lead")));
  }
}
