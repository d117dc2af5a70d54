package org.threatreviews.review.handover;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.handover.HandOverMails.NamedPeople;
import org.threatreviews.staff.Staff;

/**
 * Tells a client who leads its meetings and who its advisor is, as far as it does not know: all in
 * one mail to each contact, however many meetings have changed hands. Its callers hold the client's
 * row.
 */
@Component
class PeopleNews {

  private final ReviewLookup reviews;
  private final UntoldAnalysts untold;
  private final AdvisorTable advisors;
  private final Successions successions;
  private final HandOverMails mails;
  private final Staff staff;
  private final Clock clock;

  PeopleNews(
      ReviewLookup reviews,
      UntoldAnalysts untold,
      AdvisorTable advisors,
      Successions successions,
      HandOverMails mails,
      Staff staff,
      Clock clock) {
    this.reviews = reviews;
    this.untold = untold;
    this.advisors = advisors;
    this.successions = successions;
    this.mails = mails;
    this.staff = staff;
    this.clock = clock;
  }

  /** What the client knows is not told again. */
  void tell(Client client) {
    List<Review> all = reviews.allOf(client.reference());
    List<Review> ahead =
        all.stream().filter(review -> review.isAhead(clock.instant())).toList();
    List<Review> changed =
        untold.of(ahead).stream().filter(review -> review.analyst() != null).toList();
    NamedPeople named = advisors
        .of(client.reference())
        .filter(row -> row.untold() && !successions.advised(row.client()).isEmpty())
        .map(PeopleNews::named)
        .orElse(null);
    if (changed.size() == 1 && named == null) {
      Review review = changed.get(0);
      staff
          .find(review.analyst())
          .ifPresent(analyst -> mails.handedOver(client, review, analyst, lastOf(all)));
    } else if (!changed.isEmpty() || named != null) {
      tell(client, named, changed, ahead, lastOf(all));
    }
    changed.forEach(untold::forget);
  }

  private void tell(
      Client client,
      NamedPeople named,
      List<Review> changed,
      List<Review> ahead,
      Optional<Review> last) {
    int number = advisors.told(client.reference(), named != null);
    mails.peopleChanged(client, number, named, changed, ahead);
    Map<String, List<Review>> byHolder = changed.stream()
        .collect(Collectors.groupingBy(Review::analyst, LinkedHashMap::new, Collectors.toList()));
    byHolder.forEach((holder, meetings) -> staff
        .find(holder)
        .ifPresent(analyst -> mails.takenOver(
            client,
            number,
            analyst,
            named != null && holder.equals(named.advisor()) ? named : null,
            meetings,
            last)));
  }

  private static NamedPeople named(AdvisorTable.Row row) {
    return row.next() == null
        ? new NamedPeople(row.advisor(), row.deputy(), row.since())
        : new NamedPeople(
            row.next(),
            Objects.equals(row.next(), row.deputy()) ? null : row.deputy(),
            row.nextFrom());
  }

  private static Optional<Review> lastOf(List<Review> all) {
    return all.stream()
        .filter(other -> other.outcome() == ReviewOutcome.HELD)
        .max(Comparator.comparing(Review::heldAt));
  }
}
