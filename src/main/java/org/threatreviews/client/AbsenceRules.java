package org.threatreviews.client;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/** When a contact may be away and who may stand in, as a function of who is there then. */
final class AbsenceRules {

  /** Longer is no absence but a departure. */
  private static final int LONGEST_DAYS = 366;

  /** Earlier is not told any more: nothing would come of it. */
  private static final int LONGEST_AGO_DAYS = 60;

  private static final int LONGEST_AHEAD_MONTHS = 24;

  private final Client client;
  private final List<ContactAbsence> absences;

  AbsenceRules(Client client, List<ContactAbsence> absences) {
    this.client = client;
    this.absences = absences;
  }

  /**
   * @param wanted without an id so far
   * @param today where the contact works
   */
  void check(Contact contact, ContactAbsence wanted, LocalDate today) {
    ContactRules.requirePresent(contact);
    checkDays(contact, wanted, today);
    absences.stream()
        .filter(other ->
            other.contact().equals(contact.id()) && other.overlaps(wanted.from(), wanted.to()))
        .findFirst()
        .ifPresent(other -> {
          throw new StateConflict(
              "from",
              "absenceOverlaps",
              "%s is already away from %s to %s. Please take that back first."
                  .formatted(contact.name(), InWords.day(other.from()), InWords.day(other.to())));
        });
    Optional<Contact> standIn =
        Optional.ofNullable(wanted.standIn()).flatMap(client::contactWithId);
    standIn.ifPresent(named -> checkStandIn(contact, named, wanted));
    List<ContactAbsence> then = new ArrayList<>(absences);
    then.add(wanted);
    refuseGap("standIn", new StandIns(client, then), today);
  }

  private static void checkDays(Contact contact, ContactAbsence wanted, LocalDate today) {
    if (wanted.to().isBefore(wanted.from())) {
      throw new InvalidInput("to", "endBeforeStart", "The absence cannot end before it begins.");
    }
    if (wanted.to().isBefore(today)) {
      throw new InvalidInput(
          "to",
          "absenceOver",
          "%s is over where %s works.".formatted(InWords.day(wanted.to()), contact.name()));
    }
    if (wanted.from().isBefore(today.minusDays(LONGEST_AGO_DAYS))) {
      throw new InvalidInput(
          "from",
          "longAgo",
          "%s is more than %d days ago. Please check the date."
              .formatted(InWords.day(wanted.from()), LONGEST_AGO_DAYS));
    }
    if (wanted.from().isAfter(today.plusMonths(LONGEST_AHEAD_MONTHS))) {
      throw new InvalidInput(
          "from",
          "tooFarAhead",
          "%s is more than %d months ahead. Please check the year."
              .formatted(InWords.day(wanted.from()), LONGEST_AHEAD_MONTHS));
    }
    if (wanted.to().isAfter(wanted.from().plusDays(LONGEST_DAYS))) {
      throw new InvalidInput(
          "to",
          "absenceTooLong",
          "An absence can last %d days. If %s is away for longer, a successor takes over."
              .formatted(LONGEST_DAYS, contact.name()));
    }
    if (contact.lastDay() != null && wanted.to().isAfter(contact.lastDay())) {
      throw new InvalidInput(
          "to",
          "afterLastDay",
          "The last day of %s is %s; an absence ends then at the latest."
              .formatted(contact.name(), InWords.day(contact.lastDay())));
    }
  }

  private void checkStandIn(Contact contact, Contact standIn, ContactAbsence wanted) {
    if (standIn.id().equals(contact.id())) {
      throw new InvalidInput(
          "standIn",
          "somebodyElse",
          "%s cannot stand in for themselves.".formatted(contact.name()));
    }
    if (!standIn.worksOn(wanted.to())) {
      throw new InvalidInput(
          "standIn",
          "standInStays",
          "%s leaves before %s. Please name somebody who stays until then."
              .formatted(standIn.name(), InWords.day(wanted.to())));
    }
    StandIns before = new StandIns(client, absences);
    boolean awayAllTheTime = wanted
        .from()
        .datesUntil(wanted.to().plusDays(1))
        .allMatch(day -> before.absence(standIn, day).isPresent());
    if (awayAllTheTime) {
      throw new InvalidInput(
          "standIn",
          "standInAway",
          "%s is away at that time too. Please name somebody who is there."
              .formatted(standIn.name()));
    }
  }

  /**
   * No change leaves somebody with a stand-in who is not there.
   *
   * @param field that names who would not be
   * @param then as it would be after the change
   */
  void refuseGap(String field, StandIns then, LocalDate today) {
    then.firstGap(today).ifPresent(gap -> {
      Contact away = client.contactWithId(gap.absence().contact()).orElseThrow();
      throw new InvalidInput(
          field,
          "standInThere",
          "On %s nobody would be there to stand in for %s. Please name somebody who is."
              .formatted(InWords.day(gap.day()), away.name()));
    });
  }
}
