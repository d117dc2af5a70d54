package org.threatreviews.review.schedule;

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
public record SubscriptionTerm(LocalDate from, LocalDate to, Subscription subscription) {

  /** The one subscription of a client. */
  public static List<SubscriptionTerm> always(Subscription subscription) {
    return List.of(new SubscriptionTerm(LocalDate.MIN, LocalDate.MAX, subscription));
  }

  /**
   * These terms with another agreement, which replaces what was said about the time from its day
   * on. Neighbours of the same subscription are one term, so that equal agreements have equal
   * terms.
   *
   * @param terms in their order
   */
  public static List<SubscriptionTerm> with(
      List<SubscriptionTerm> terms, Subscription subscription, LocalDate effective) {
    List<SubscriptionTerm> changed = new ArrayList<>();
    for (SubscriptionTerm term : terms) {
      if (term.from.isBefore(effective)) {
        changed.add(term.endingBefore(effective));
      }
    }
    SubscriptionTerm last = changed.isEmpty() ? null : changed.get(changed.size() - 1);
    if (last != null && last.subscription == subscription) {
      changed.set(changed.size() - 1, new SubscriptionTerm(last.from, LocalDate.MAX, subscription));
    } else {
      changed.add(new SubscriptionTerm(effective, LocalDate.MAX, subscription));
    }
    return List.copyOf(changed);
  }

  /** The subscription of this day. */
  public static Subscription on(List<SubscriptionTerm> terms, LocalDate day) {
    return terms.stream()
        .filter(term -> term.contains(day))
        .findFirst()
        .orElseThrow()
        .subscription();
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }

  private SubscriptionTerm endingBefore(LocalDate day) {
    return day.isBefore(to) ? new SubscriptionTerm(from, day, subscription) : this;
  }
}
