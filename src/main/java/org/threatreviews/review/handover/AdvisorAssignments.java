package org.threatreviews.review.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Clients;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InWords;
import org.threatreviews.review.handover.AdvisorTable.Row;
import org.threatreviews.staff.AdvisedClients;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Departure;
import org.threatreviews.staff.Roster;

/**
 * Which client has which advisor and deputy. Who is named stays named until they leave, or a team
 * lead names somebody else; each client then has one other advisor, once.
 */
@Component
class AdvisorAssignments implements AdvisedClients {

  private final AdvisorTable table;
  private final Clients clients;
  private final DecisionHistory history;
  private final BusinessCalendar calendar;
  private final Clock clock;

  AdvisorAssignments(
      AdvisorTable table,
      Clients clients,
      DecisionHistory history,
      BusinessCalendar calendar,
      Clock clock) {
    this.table = table;
    this.clients = clients;
    this.history = history;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public void lock(String advisor) {
    table.lockedOf(advisor);
  }

  @Override
  public void replace(String advisor, String successor, Roster roster) {
    for (Row row : table.lockedOf(advisor)) {
      Roster spoken = spoken(row.client(), roster);
      if (advisor.equals(row.advisor())) {
        String next = successorOf(row, successor, spoken).orElse(null);
        boolean toldBefore = Objects.equals(next, row.next()) && next != null;
        save(row.advisedBy(next, today())
            .following(advisor, now())
            .withDeputy(deputy(row, next, spoken))
            .toBeTold(next != null && (!toldBefore || row.untold())));
        decided(row, AdvisorDecision.ADVISOR_ASSIGNED, AdvisorDecision.inPlace(next, advisor));
      } else if (advisor.equals(row.next())) {
        followInPlaceOf(advisor, row, null, spoken);
      } else if (advisor.equals(row.deputy())) {
        String other = deputy(row, row.advisor(), spoken);
        save(row.withDeputy(other));
        decided(row, AdvisorDecision.DEPUTY_ASSIGNED, AdvisorDecision.inPlace(other, advisor));
      }
    }
  }

  @Override
  public void replaceAfter(Departure departure, String advisor, Roster roster) {
    LocalDate from = departure.lastDay().plusDays(1);
    for (Row row : table.lockedOf(advisor)) {
      if (advisor.equals(row.advisor())) {
        String next = successorOf(row, departure.successor(), spoken(row.client(), roster))
            .orElse(null);
        save(row.followedBy(next, from).toBeTold(next != null));
        decided(
            row,
            AdvisorDecision.ADVISOR_FOLLOWS,
            "%s from %s".formatted(AdvisorDecision.inPlace(next, advisor), InWords.day(from)));
      } else if (advisor.equals(row.next())) {
        // not first this one, for some weeks, and then another
        followInPlaceOf(advisor, row, departure.successor(), spoken(row.client(), roster));
      }
    }
  }

  /** Somebody else is the advisor from the day on from which this one would have been. */
  private void followInPlaceOf(String advisor, Row row, String successor, Roster spoken) {
    Row before = row.followedBy(null, row.nextFrom());
    String next = successorOf(before, successor, spoken).orElse(null);
    save(before.followedBy(next, row.nextFrom()).toBeTold(next != null));
    decided(row, AdvisorDecision.ADVISOR_FOLLOWS, AdvisorDecision.inPlace(next, advisor));
  }

  @Override
  public void giveBack(String advisor, Roster roster) {
    for (Row row : table.lockedOf(advisor)) {
      boolean leavesNoMore = advisor.equals(row.advisor()) && row.nextFrom() != null;
      if (leavesNoMore) {
        // whom the contacts were not told of need not be taken back
        save(row.followedBy(null, null).advisedBy(advisor, null).toBeTold(!row.untold()));
        decided(row, AdvisorDecision.ADVISOR_STAYS, advisor);
      } else if (isBack(row, advisor, spoken(row.client(), roster))) {
        String deputy = row.advisor() == null ? row.deputy() : row.advisor();
        save(row.advisedBy(advisor, today())
            .following(null, null)
            .withDeputy(deputy)
            .toBeTold(!row.untold()));
        decided(
            row,
            AdvisorDecision.ADVISOR_STAYS,
            "%s is back in place of %s"
                .formatted(advisor, AdvisorDecision.orNobody(row.advisor())));
      }
    }
  }

  /** The client speaks another language: whoever can't hold meetings in it is replaced. */
  void speaks(String client, Roster roster) {
    Roster spoken = spoken(client, roster);
    table.of(client).filter(row -> row.advisor() != null).ifPresent(row -> {
      if (!spoken.canStandIn(row.advisor())) {
        String next = successorOf(row, null, spoken).orElse(null);
        save(row.advisedBy(next, today())
            .withDeputy(deputy(row, next, spoken))
            .toBeTold(next != null));
        decided(
            row,
            AdvisorDecision.ADVISOR_ASSIGNED,
            "%s, for the client's language"
                .formatted(AdvisorDecision.inPlace(next, row.advisor())));
      } else if (row.deputy() != null && !spoken.canStandIn(row.deputy())) {
        String other = deputy(row, row.advisor(), spoken);
        save(row.withDeputy(other));
        decided(row, AdvisorDecision.DEPUTY_ASSIGNED, AdvisorDecision.inPlace(other, row.deputy()));
      }
    });
  }

  private boolean isBack(Row row, String advisor, Roster spoken) {
    return advisor.equals(row.former())
        && spoken.canAdvise(advisor)
        && !table.hasMetAnother(row.client(), advisor, row.formerUntil());
  }

  /** Who would be the advisor when this one leaves: nothing changes. */
  Optional<String> successorOf(String client, String successor, Roster roster) {
    return table.of(client).flatMap(row -> successorOf(row, successor, spoken(client, roster)));
  }

  /** Whom the client knows comes before whoever has most time. */
  private Optional<String> successorOf(Row row, String successor, Roster spoken) {
    Stream<String> known = Stream.of(row.next(), successor)
        .filter(userId -> userId != null && spoken.canStandIn(userId));
    Stream<String> deputy =
        Stream.ofNullable(row.deputy()).filter(userId -> spoken.canAdvise(userId));
    return Stream.concat(known, deputy)
        .filter(userId -> !userId.equals(row.advisor()))
        .findFirst()
        .or(() -> leastBusy(row.advisor(), spoken))
        .or(() -> Optional.ofNullable(row.deputy()).filter(spoken::canStandIn));
  }

  private Optional<String> leastBusy(String except, Roster spoken) {
    return spoken.advisors().stream()
        .filter(analyst -> !analyst.userId().equals(except))
        .min(Comparator.comparingDouble((Analyst analyst) ->
                (double) table.clientsOf(analyst.userId()) / Math.max(analyst.weeklyReviews(), 1))
            .thenComparing(analyst -> table.turnOf(analyst.userId()))
            .thenComparing(Analyst::userId))
        .map(Analyst::userId);
  }

  private String deputy(Row row, String advisor, Roster spoken) {
    return Optional.ofNullable(row.deputy())
        .filter(userId -> !userId.equals(advisor) && spoken.canStandIn(userId))
        .or(() -> spoken.deputyWithMostTime(advisor, now()))
        .orElse(null);
  }

  private Roster spoken(String client, Roster roster) {
    return roster.inLanguage(clients.get(client).language());
  }

  private void save(Row row) {
    table.save(row);
    Stream.of(row.next(), row.next() == null ? row.advisor() : null)
        .filter(Objects::nonNull)
        .forEach(table::takeTurn);
  }

  private void decided(Row row, AdvisorDecision kind, String wording) {
    history.record(new Decision(
        row.client(),
        DecisionSubject.CONTRACT,
        row.client(),
        kind,
        DecisionHistory.SYSTEM,
        wording));
  }

  private Instant now() {
    return clock.instant();
  }

  private LocalDate today() {
    return calendar.provider().dateOf(now());
  }
}
