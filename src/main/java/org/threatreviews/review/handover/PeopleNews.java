package org.threatreviews.review.handover;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

  /**
   * What the client knows is not told again. Those for whom an earlier word about people still waits
   * get one that says all in its place.
   */
  void tell(Client client) {
    Ahead reviewed = ahead(client);
    List<Review> changed = untold.of(reviewed.meetings()).stream()
        .filter(review -> review.analyst() != null)
        .toList();
    NamedPeople named = advisorOf(client)
        .filter(AdvisorTable.Row::untold)
        .map(PeopleNews::named)
        .orElse(null);
    if (changed.isEmpty() && named == null) {
      return;
    }
    Set<String> toldAnew = mails.toldAnew(client);
    if (changed.size() == 1 && named == null && toldAnew.isEmpty()) {
      Review review = changed.get(0);
      staff
          .find(review.analyst())
          .ifPresent(analyst -> mails.handedOver(client, review, analyst, reviewed.last()));
    } else {
      int number = advisors.told(client.reference(), named != null);
      Predicate<String> others = address -> !toldAnew.contains(address.toLowerCase(Locale.ROOT));
      mails.peopleChanged(client, number, named, changed, reviewed.meetings(), others);
      tellHolders(client, number, named, changed, reviewed.last(), address -> true);
    }
    changed.forEach(untold::forget);
  }

  /**
   * Tells contacts for whom a mail about people was waiting all that is so now.
   *
   * @param count of this mail
   * @param to who gets it, by address
   */
  void tellAnew(Client client, int count, Predicate<String> to) {
    List<Review> meetings = ahead(client).meetings();
    NamedPeople named = advisorOf(client).map(PeopleNews::named).orElse(null);
    if (named != null || meetings.stream().anyMatch(review -> review.analyst() != null)) {
      mails.peopleChanged(client, count, named, meetings, meetings, to);
    }
  }

  /**
   * As {@link #tellAnew}, to those of the team for whom such a mail was waiting, about what is theirs
   * now.
   */
  void tellHoldersAnew(Client client, int count, Predicate<String> to) {
    Ahead reviewed = ahead(client);
    NamedPeople named = advisorOf(client).map(PeopleNews::named).orElse(null);
    List<Review> held =
        reviewed.meetings().stream().filter(review -> review.analyst() != null).toList();
    tellHolders(client, count, named, held, reviewed.last(), to);
  }

  private void tellHolders(
      Client client,
      int number,
      NamedPeople named,
      List<Review> meetings,
      Optional<Review> last,
      Predicate<String> to) {
    Map<String, List<Review>> byHolder = meetings.stream()
        .collect(Collectors.groupingBy(Review::analyst, LinkedHashMap::new, Collectors.toList()));
    byHolder.forEach((holder, theirs) -> staff
        .find(holder)
        .filter(analyst -> to.test(analyst.email()))
        .ifPresent(analyst -> mails.takenOver(
            client,
            number,
            analyst,
            named != null && holder.equals(named.advisor()) ? named : null,
            theirs,
            last)));
  }

  private Optional<AdvisorTable.Row> advisorOf(Client client) {
    return advisors
        .of(client.reference())
        .filter(
            row -> row.advisor() != null && !successions.advised(row.client()).isEmpty());
  }

  /**
   * @param meetings of the client that lie ahead
   * @param last the last one that was held
   */
  private record Ahead(List<Review> meetings, Optional<Review> last) {}

  private Ahead ahead(Client client) {
    List<Review> all = reviews.allOf(client.reference());
    return new Ahead(
        all.stream().filter(review -> review.isAhead(clock.instant())).toList(), lastOf(all));
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
