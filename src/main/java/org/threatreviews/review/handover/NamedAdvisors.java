package org.threatreviews.review.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.handover.AdvisorTable.Row;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Staff;

/** Who is named as advisor and deputy of which client, and how a team lead names somebody else. */
@Service
@Transactional
public class NamedAdvisors {

  private final AdvisorTable table;
  private final StaffChanges changes;
  private final Clients clients;
  private final Staff staff;
  private final DecisionHistory history;
  private final BusinessCalendar calendar;
  private final Clock clock;

  /**
   * @param advisor user id
   * @param deputy user id; null when nobody is named
   * @param next user id of who is the advisor from a day on; null when that does not change
   * @param since when the present advisor began; null when that was before it was written down
   */
  public record Named(
      String client,
      String clientName,
      String advisor,
      String advisorName,
      String deputy,
      String deputyName,
      String next,
      String nextName,
      LocalDate nextFrom,
      LocalDate since) {}

  NamedAdvisors(
      AdvisorTable table,
      StaffChanges changes,
      Clients clients,
      Staff staff,
      DecisionHistory history,
      BusinessCalendar calendar,
      Clock clock) {
    this.table = table;
    this.changes = changes;
    this.clients = clients;
    this.staff = staff;
    this.history = history;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Of all clients that have an advisor, by reference. */
  @Transactional(readOnly = true)
  public List<Named> all() {
    return table.all().stream().map(this::named).toList();
  }

  /**
   * @throws UnknownReference when there is no such client, or it has no advisor
   */
  @Transactional(readOnly = true)
  public Named of(String client) {
    clients.get(client);
    return table
        .of(client)
        .filter(row -> row.advisor() != null)
        .map(this::named)
        .orElseThrow(() -> new UnknownReference("client", "advisor of client", client));
  }

  /**
   * A team lead names the client's advisor and deputy. Another advisor gets all reviews ahead that
   * nobody has prepared yet, and the contacts are told once; another deputy is told to nobody.
   *
   * @param deputy user id; null or blank: the present one, or whoever has most time
   * @param reason for the history; may be null
   * @throws UnknownReference when there is no such client
   * @throws StateConflict when its reviews have not been planned yet
   * @throws InvalidInput when one of them can't be that
   */
  public Named name(String client, String advisor, String deputy, String reason) {
    Client known = clients.lock(client);
    Row row = table
        .of(client)
        .orElseThrow(() -> new StateConflict(
            "client",
            "notPlanned",
            "The reviews of %s have not been planned yet.".formatted(known.name())));
    Roster roster = staff.rosterToLookAt().inLanguage(known.language());
    requireQualified(roster, "advisor", advisor, known);
    String second = deputy == null || deputy.isBlank() ? null : deputy.strip();
    if (second == null) {
      second = row.deputy() == null || row.deputy().equals(advisor)
          ? roster.deputyWithMostTime(advisor, clock.instant()).orElse(null)
          : row.deputy();
    } else {
      requireQualified(roster, "deputy", second, known);
      if (second.equals(advisor)) {
        throw new InvalidInput(
            "deputy", "somebodyElse", "The deputy must be somebody else than the advisor.");
      }
    }
    boolean another = !advisor.equals(row.advisor()) || row.next() != null;
    Row changed = row.withDeputy(second);
    if (another) {
      changed = changed
          .advisedBy(advisor, advisor.equals(row.advisor()) ? null : today())
          .following(null, null)
          .toBeTold(true);
    }
    if (!changed.equals(row)) {
      table.save(changed);
      table.takeTurn(advisor);
      decided(row, changed, reason);
    }
    if (another) {
      changes.advisorsNamed(Objects.requireNonNullElse(row.advisor(), advisor));
    }
    return named(changed);
  }

  private void decided(Row before, Row now, String reason) {
    boolean another = !Objects.equals(before.advisor(), now.advisor());
    String what = ReviewDecisions.joined(
        ", deputy ",
        another ? AdvisorDecision.inPlace(now.advisor(), before.advisor()) : now.advisor(),
        now.deputy());
    history.record(new Decision(
        now.client(),
        DecisionSubject.CONTRACT,
        now.client(),
        another ? AdvisorDecision.ADVISOR_ASSIGNED : AdvisorDecision.DEPUTY_ASSIGNED,
        null,
        reason == null || reason.isBlank() ? what : "%s: %s".formatted(what, reason.strip())));
  }

  private void requireQualified(Roster roster, String field, String userId, Client client) {
    if (userId == null || userId.isBlank() || staff.find(userId).isEmpty()) {
      throw new InvalidInput(
          field, "unknownAnalyst", "There is no analyst '%s'.".formatted(userId));
    }
    if (!roster.canStandIn(userId)) {
      throw new InvalidInput(
          field,
          "analystNotQualified",
          "%s leaves, or is not qualified for %s."
              .formatted(
                  staff.nameOf(userId).orElse(userId),
                  QualificationWords.reviews(Subscription.ADVISOR, client.language())));
    }
  }

  private Named named(Row row) {
    return new Named(
        row.client(),
        clients.get(row.client()).name(),
        row.advisor(),
        nameOf(row.advisor()),
        row.deputy(),
        nameOf(row.deputy()),
        row.next(),
        nameOf(row.next()),
        row.nextFrom(),
        row.since());
  }

  private String nameOf(String userId) {
    return staff.nameOf(userId).orElse(userId);
  }

  private LocalDate today() {
    return calendar.provider().dateOf(clock.instant());
  }
}
