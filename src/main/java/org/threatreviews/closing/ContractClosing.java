package org.threatreviews.closing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientRegistered;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContractEndMoved;
import org.threatreviews.client.ContractRenewed;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.UnknownReference;

/**
 * Sees to it that nothing ends in silence with a contract: before its end and after, the team lead
 * decides about everything that is open. The module's only door.
 */
@Service
@Transactional
public class ContractClosing {

  private final Clients clients;
  private final OpenItems items;
  private final ClosingPolicy policy;
  private final ClosingProcess process;
  private final ClosingMails mails;
  private final ActionFollowUp actions;
  private final DecisionHistory history;
  private final BusinessCalendar calendar;
  private final Clock clock;

  /** Recorded in the history. */
  private enum Kind {
    OPEN_ITEMS_DECIDED
  }

  /**
   * How it stands with the end of a contract.
   *
   * @param undecided whether something is open about which nothing was decided for this end
   */
  public record Standing(boolean undecided, boolean contractOver) {}

  ContractClosing(
      Clients clients,
      OpenItems items,
      ClosingPolicy policy,
      ClosingProcess process,
      ClosingMails mails,
      ActionFollowUp actions,
      DecisionHistory history,
      BusinessCalendar calendar,
      Clock clock) {
    this.clients = clients;
    this.items = items;
    this.policy = policy;
    this.process = process;
    this.mails = mails;
    this.actions = actions;
    this.history = history;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** What is open at the client, whatever was decided about it; by kind, then reference. */
  @Transactional(readOnly = true)
  public List<OpenItem> openOf(String clientRef) {
    return items.of(clients.get(clientRef).reference(), clock.instant());
  }

  /** What is open and undecided, by kind, then reference. */
  @Transactional(readOnly = true)
  public List<OpenItem> undecidedOf(String clientRef) {
    return undecided(clients.get(clientRef));
  }

  /** What is open at the client, and what was decided about it for this end of its contract. */
  @Transactional(readOnly = true)
  public List<ListedItem> list(String clientRef) {
    Client client = clients.get(clientRef);
    return items.listed(client.reference(), client.contractEnd(), clock.instant());
  }

  /**
   * Decides about everything on the list. Actions are closed or kept as it says; everything else
   * goes on until it is settled.
   *
   * @param by user id
   * @return whether the contract is over
   * @throws InvalidInput when an exception is not on the list
   */
  public boolean decide(String clientRef, ClosingDecision decision, String by) {
    Client client = clients.lock(clientRef);
    List<OpenItem> open = undecided(client);
    refuseUnknown(decision.named(), open);
    Map<OpenItem, ClosingDecision.OfItem> decided = new LinkedHashMap<>();
    open.forEach(item -> decided.put(item, decision.about(item)));
    carryOut(client, decided, by);
    return isOver(client);
  }

  /**
   * Decides about one thing that is open, whether or not it was decided about before. The lead's
   * task goes on without it; with the last one it is over.
   *
   * @param by user id
   * @throws UnknownReference when nothing of this kind and reference is open at the client
   * @throws InvalidInput when it is to be closed and is no action
   */
  public void decide(
      String clientRef,
      OpenItem.Kind kind,
      String reference,
      ClosingDecision.OfItem decision,
      String by) {
    Client client = clients.lock(clientRef);
    OpenItem item = items.of(clientRef, clock.instant()).stream()
        .filter(open -> open.kind() == kind && open.reference().equals(reference))
        .findFirst()
        .orElseThrow(() -> new UnknownReference("item", "open item", reference));
    if (decision.closed() && !item.mayBeClosed()) {
      throw new InvalidInput(
          "closed",
          "actionsOnly",
          "Only actions and improvements can be closed with the contract; '%s' goes on until it is settled."
              .formatted(item.title()));
    }
    carryOut(client, Map.of(item, decision), by);
    if (undecided(client).isEmpty()) {
      process.contractEndMoved(clientRef);
    } else {
      process.listChanged(clientRef);
    }
  }

  private void carryOut(Client client, Map<OpenItem, ClosingDecision.OfItem> decided, String by) {
    decided.forEach((item, decision) -> {
      items.decided(client, item, decision, by, clock.instant());
      if (decision.closed()) {
        actions.close(item.reference(), decision.note(), by);
      }
    });
    String words = decided.entrySet().stream()
        .map(one -> "%s %s: %s"
            .formatted(
                one.getKey().title(),
                one.getValue().closed() ? "is closed" : "goes on",
                one.getValue().note()))
        .collect(Collectors.joining("\n"));
    history.record(new Decision(
        client.reference(),
        DecisionSubject.CONTRACT,
        client.reference(),
        Kind.OPEN_ITEMS_DECIDED,
        by,
        words));
  }

  private static void refuseUnknown(Set<String> named, List<OpenItem> open) {
    Set<String> references = open.stream().map(OpenItem::reference).collect(Collectors.toSet());
    named.stream().filter(key -> !references.contains(key)).findFirst().ifPresent(unknown -> {
      throw new InvalidInput(
          "exceptions", "onTheList", "'%s' is not on the list.".formatted(unknown));
    });
  }

  // what the process asks and does

  /** Looks what is open, and whether the contract is over by now. */
  public Standing look(String clientRef) {
    Client client = clients.lock(clientRef);
    return new Standing(!undecided(client).isEmpty(), isOver(client));
  }

  /**
   * Tells the contacts that the contract has ended, and what is still open. A client whose reviews
   * never began is told that by the end of its onboarding; here only when something is left.
   *
   * @return whether the contract is over
   */
  public boolean tellOfEnd(String clientRef) {
    Client client = clients.lock(clientRef);
    if (!isOver(client)) {
      return false;
    }
    List<OpenItem> open = items.of(clientRef, clock.instant());
    if (client.onboardingStage() == OnboardingStage.COMPLETE || !open.isEmpty()) {
      mails.ended(client, open);
    }
    return true;
  }

  /**
   * When the list is made next: at the opening of the days that the policy says, in the moment in
   * which the contract is over, and then again and again while it is not decided about.
   */
  public Instant nextLook(String clientRef) {
    Client client = clients.get(clientRef);
    ClosingPolicy.Terms terms = policy.of(client.subscription());
    Instant now = clock.instant();
    return Stream.of(
            listOn(client.contractEnd().minusDays(terms.firstList())),
            listOn(client.contractEnd().minusDays(terms.lastList())),
            client.contractEnd().plusDays(1).atStartOfDay(calendar.zone()).toInstant())
        .filter(moment -> moment.isAfter(now))
        .findFirst()
        .orElseGet(() -> calendar.provider().plusWorkingDays(now, terms.listAgain()));
  }

  /** As {@link #nextLook}; at once when the contract is over already. */
  public Instant firstLook(String clientRef) {
    return isOver(clients.get(clientRef)) ? clock.instant() : nextLook(clientRef);
  }

  /** By when the team lead decides about the list that is made now. */
  public Instant decisionDue(String clientRef) {
    ClosingPolicy.Terms terms = policy.of(clients.get(clientRef).subscription());
    return calendar.provider().plusWorkingDays(clock.instant(), terms.decideWithin());
  }

  private Instant listOn(LocalDate day) {
    WorkingCalendar days = calendar.provider();
    return days.opening(days.plusWorkingDays(day.plusDays(1), -1));
  }

  private List<OpenItem> undecided(Client client) {
    return items.undecided(client.reference(), client.contractEnd(), clock.instant());
  }

  private boolean isOver(Client client) {
    return client.contractEnd().isBefore(calendar.provider().dateOf(clock.instant()));
  }

  @EventListener
  void on(ClientRegistered event) {
    process.follow(event.reference());
  }

  @EventListener
  void on(ContractEndMoved event) {
    process.contractEndMoved(event.reference());
  }

  @EventListener
  void on(ContractRenewed event) {
    process.follow(event.client());
  }
}
