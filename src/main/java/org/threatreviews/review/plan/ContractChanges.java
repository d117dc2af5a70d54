package org.threatreviews.review.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContractSpan;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.RequestFingerprint;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.schedule.Hold;
import org.threatreviews.review.schedule.PlanChange;
import org.threatreviews.review.schedule.SubscriptionTerm;

/** Changes of a running contract and what they do to the plan. */
@Service
@Transactional
public class ContractChanges {

  /** Same limit as at registration: a later end is a typing error. */
  private static final int LONGEST_CONTRACT_YEARS = 10;

  private static final int LONGEST_HOLD_MONTHS = 3;

  private final Clients clients;
  private final PlanChanges planChanges;
  private final ReviewProgramme programme;
  private final ProgrammeRepository programmes;
  private final RecordedChanges changes;
  private final PlanHistory history;
  private final ReviewProcess process;
  private final BusinessCalendar calendar;
  private final Clock clock;

  ContractChanges(
      Clients clients,
      PlanChanges planChanges,
      ReviewProgramme programme,
      ProgrammeRepository programmes,
      RecordedChanges changes,
      PlanHistory history,
      ReviewProcess process,
      BusinessCalendar calendar,
      Clock clock) {
    this.clients = clients;
    this.planChanges = planChanges;
    this.programme = programme;
    this.programmes = programmes;
    this.changes = changes;
    this.history = history;
    this.process = process;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Carries out a contract change: in the contract, in the plan, and in the processes. The same
   * change once more, right after the first, has no effect.
   *
   * @return what it does to the plan, and who is told
   * @throws InvalidInput when a date does not fit the contract
   * @throws StateConflict when the contract has ended, the subscription is the present one, a hold
   *     overlaps another, or there is no hold to resume from
   * @throws UnknownReference when there is no such client
   */
  public ContractChangeEffect carryOut(String clientRef, ContractChange change) {
    Client client = clients.lock(clientRef);
    List<RecordedChange> before = changes.findByClientReferenceOrderById(clientRef);
    String fingerprint = RequestFingerprint.of(change);
    if (!before.isEmpty()
        && before.get(before.size() - 1).requestFingerprint().equals(fingerprint)) {
      return ContractChangeEffect.NONE;
    }
    boolean ended = client.status() == ClientStatus.ENDED;
    if (change.type() != ContractChange.Type.RENEW) {
      refuseAfterTheEnd(client);
    }
    Client changed =
        changeClient(client, change, AgreedContract.of(client, clients.contracts(client), before));
    Instant now = clock.instant();
    boolean planned = programmes.existsById(clientRef);
    changes.save(new RecordedChange(
        null,
        clientRef,
        change.type(),
        change.effective(),
        change.until(),
        change.contractEnd(),
        change.subscription(),
        client.subscription(),
        fingerprint,
        now,
        !planned)); // without a plan there is nothing to tell beyond the answer
    history.contractChanged(clientRef, change);
    Optional<PlanChange> planChange = planChanges.follow(changed);
    if (change.type() == ContractChange.Type.RESUME) {
      planChanges.holdEndsEarlier(changed);
    }
    programme.followAgreements(clientRef);
    if (ended && planned) {
      process.startProgramme(clientRef);
    } else {
      process.planChanged(clientRef);
    }
    return planChange
        .map(plan -> ContractChangeEffect.of(changed, plan, today()))
        .orElse(ContractChangeEffect.NONE);
  }

  /**
   * What {@link #carryOut} would do: it is done, and then undone before anybody else sees it; in a
   * transaction of its own, so that what its caller does stays.
   *
   * @throws InvalidInput as there
   * @throws StateConflict as there
   * @throws UnknownReference when there is no such client
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public ContractChangeEffect preview(String clientRef, ContractChange change) {
    ContractChangeEffect effect = carryOut(clientRef, change);
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return effect;
  }

  private Client changeClient(Client client, ContractChange change, AgreedContract agreed) {
    String reference = client.reference();
    return switch (change.type()) {
      case EXTEND -> {
        refuse(
            change.contractEnd().isAfter(begin(client).plusYears(LONGEST_CONTRACT_YEARS)),
            "contractEnd",
            "contractTooLong",
            "A contract can last at most %d years.".formatted(LONGEST_CONTRACT_YEARS));
        yield clients.extend(reference, change.contractEnd());
      }
      case RENEW -> {
        refuse(
            change.contractEnd().isAfter(change.effective().plusYears(LONGEST_CONTRACT_YEARS)),
            "contractEnd",
            "contractTooLong",
            "A contract can last at most %d years.".formatted(LONGEST_CONTRACT_YEARS));
        yield clients.renew(reference, change.effective(), change.contractEnd(), today());
      }
      case TERMINATE -> {
        refuseEffectiveOutside(client, change.effective());
        yield clients.terminate(reference, change.effective());
      }
      case CHANGE_SUBSCRIPTION -> {
        refuseEffectiveOutside(client, change.effective());
        refuseSameSubscription(change, agreed.terms());
        yield client; // from that day on it is the client's
      }
      case HOLD -> {
        refuseEffectiveOutside(client, change.effective());
        refuseHold(
            client,
            new Hold(change.effective(), change.until()),
            agreed.contract().holds());
        yield client;
      }
      case RESUME -> {
        refuseEffectiveOutside(client, change.effective());
        if (Hold.next(agreed.contract().holds(), change.effective()).isEmpty()) {
          throw new StateConflict(
              "effective",
              "notOnHold",
              "The client is not on hold on %s or later."
                  .formatted(InWords.day(change.effective())));
        }
        yield client;
      }
    };
  }

  /** Of the contract that is extended, which may be the renewal of another one. */
  private LocalDate begin(Client client) {
    List<ContractSpan> contracts = clients.contracts(client);
    return contracts.get(contracts.size() - 1).firstDay();
  }

  /** By the day and not by the status, which follows a moment later. */
  private void refuseAfterTheEnd(Client client) {
    if (client.status() == ClientStatus.ENDED || client.contractEnd().isBefore(today())) {
      throw new StateConflict(
          "reference",
          "contractEnded",
          "The contract with %s ended on %s, so it can no longer be changed. It can be renewed, with its history."
              .formatted(client.name(), InWords.day(client.contractEnd())));
    }
  }

  private void refuseEffectiveOutside(Client client, LocalDate effective) {
    refuse(
        effective.isBefore(today()),
        "effective",
        "notInThePast",
        "A contract change cannot take effect in the past.");
    refuse(
        effective.isBefore(client.contractStart()) || effective.isAfter(client.contractEnd()),
        "effective",
        "withinContract",
        "The change must take effect within the contract, from %s to %s."
            .formatted(InWords.day(client.contractStart()), InWords.day(client.contractEnd())));
  }

  private static void refuseSameSubscription(ContractChange change, List<SubscriptionTerm> terms) {
    boolean same =
        terms.equals(SubscriptionTerm.with(terms, change.subscription(), change.effective()));
    if (same) {
      throw new StateConflict(
          "subscription",
          "sameSubscription",
          "The client already has the %s subscription."
              .formatted(InWords.of(change.subscription())));
    }
  }

  private static void refuseHold(Client client, Hold hold, List<Hold> others) {
    refuse(
        hold.until().isBefore(hold.from()),
        "until",
        "notBeforeEffective",
        "A hold cannot end before its first day.");
    refuse(
        hold.until().isAfter(client.contractEnd()),
        "until",
        "withinContract",
        "A hold can last at most %d months and must end by the last day of the contract, %s."
            .formatted(LONGEST_HOLD_MONTHS, InWords.day(client.contractEnd())));
    refuse(
        !hold.until().isBefore(hold.from().plusMonths(LONGEST_HOLD_MONTHS)),
        "until",
        "holdTooLong",
        "A hold can last at most %d months.".formatted(LONGEST_HOLD_MONTHS));
    others.stream().filter(hold::overlaps).findFirst().ifPresent(other -> {
      throw new StateConflict(
          "effective",
          "onHoldAlready",
          "The client is already on hold from %s to %s."
              .formatted(InWords.day(other.from()), InWords.day(other.until())));
    });
  }

  private LocalDate today() {
    return calendar.provider().dateOf(clock.instant());
  }

  private static void refuse(boolean broken, String field, String rule, String message) {
    if (broken) {
      throw new InvalidInput(field, rule, message);
    }
  }
}
