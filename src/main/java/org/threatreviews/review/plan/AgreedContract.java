package org.threatreviews.review.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.threatreviews.client.Client;
import org.threatreviews.client.ContractSpan;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.schedule.Contract;
import org.threatreviews.review.schedule.Hold;
import org.threatreviews.review.schedule.SubscriptionTerm;

/**
 * What holds of all that was agreed with a client.
 *
 * @param terms the subscriptions in their order; each day has one
 */
record AgreedContract(Contract contract, List<SubscriptionTerm> terms) {

  /**
   * @param contracts oldest first
   * @param changes in the order in which they were agreed
   */
  static AgreedContract of(
      Client client, List<ContractSpan> contracts, List<RecordedChange> changes) {
    return new AgreedContract(
        new Contract(
            client.reference(),
            contracts.stream()
                .map(contract -> new Contract.Span(contract.firstDay(), contract.lastDay()))
                .toList(),
            holds(changes)),
        terms(client.subscription(), changes));
  }

  /** By day; a resumed hold ends the day before. */
  static List<Hold> holds(List<RecordedChange> changes) {
    List<Hold> holds = List.of();
    for (RecordedChange change : changes) {
      if (change.type() == ContractChange.Type.HOLD) {
        holds = Hold.with(holds, new Hold(change.effective(), change.until()));
      } else if (change.type() == ContractChange.Type.RESUME) {
        holds = Hold.resumed(holds, change.effective());
      }
    }
    return holds;
  }

  /**
   * @param present in force today; what was agreed first is known by the first change
   */
  static List<SubscriptionTerm> terms(Subscription present, List<RecordedChange> changes) {
    List<RecordedChange> subscriptions = changes.stream()
        .filter(change -> change.subscription() != null && change.effective() != null)
        .toList();
    List<SubscriptionTerm> terms = SubscriptionTerm.always(
        subscriptions.isEmpty() ? present : subscriptions.get(0).previousSubscription());
    for (RecordedChange change : subscriptions) {
      terms = SubscriptionTerm.with(terms, change.subscription(), change.effective());
    }
    return terms;
  }

  Subscription subscriptionOn(LocalDate day) {
    return SubscriptionTerm.on(terms, day);
  }

  /** The first one that begins after this day. */
  static Optional<NextSubscription> nextSubscription(
      List<SubscriptionTerm> terms, LocalDate today) {
    return terms.stream()
        .filter(term -> term.from().isAfter(today))
        .findFirst()
        .map(term -> new NextSubscription(term.subscription(), term.from()));
  }

  Optional<AgreedTurn> nextTurn(LocalDate today) {
    Optional<Hold> hold = Hold.next(contract.holds(), today);
    Optional<LocalDate> subscription = nextSubscription(terms, today).map(NextSubscription::from);
    if (subscription.isEmpty()) {
      return hold.map(next -> new AgreedTurn(next.from(), next.until()));
    }
    LocalDate day = subscription.get();
    return Optional.of(hold.filter(next -> next.from().isBefore(day))
        .map(next -> new AgreedTurn(
            next.from(), next.until().isBefore(day) ? next.until() : day.minusDays(1)))
        .orElseGet(() -> new AgreedTurn(day, day.minusDays(1))));
  }
}
