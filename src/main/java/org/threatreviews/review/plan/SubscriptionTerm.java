package org.threatreviews.review.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.threatreviews.client.Subscription;

/**
 * The time for which a client has one subscription.
 *
 * @param from first day
 * @param to first day that no longer belongs to it
 */
record SubscriptionTerm(LocalDate from, LocalDate to, Subscription subscription) {

  /**
   * The terms of a contract in their order. A later agreement replaces what an earlier one said
   * about the time from its effective day on.
   *
   * @param present what was agreed last
   * @param changes in the order in which they were agreed
   */
  static List<SubscriptionTerm> of(Subscription present, List<RecordedChange> changes) {
    List<RecordedChange> subscriptions = changes.stream()
        .filter(c -> c.type() == ContractChange.Type.CHANGE_SUBSCRIPTION)
        .toList();
    Subscription first =
        subscriptions.isEmpty() ? present : subscriptions.get(0).previousSubscription();
    List<SubscriptionTerm> terms = new ArrayList<>();
    terms.add(new SubscriptionTerm(LocalDate.MIN, LocalDate.MAX, first));
    for (RecordedChange change : subscriptions) {
      terms.removeIf(term -> !term.from.isBefore(change.effective()));
      terms.replaceAll(term -> term.endingBefore(change.effective()));
      terms.add(new SubscriptionTerm(change.effective(), LocalDate.MAX, change.subscription()));
    }
    return terms;
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }

  private SubscriptionTerm endingBefore(LocalDate day) {
    return day.isBefore(to) ? new SubscriptionTerm(from, day, subscription) : this;
  }
}
