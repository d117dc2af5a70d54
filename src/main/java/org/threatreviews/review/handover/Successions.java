package org.threatreviews.review.handover;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.handover.SuccessionPlan.Meeting;
import org.threatreviews.review.handover.SuccessionPlan.Step;
import org.threatreviews.review.plan.ReviewStaffing;
import org.threatreviews.review.plan.ReviewStaffing.Need;
import org.threatreviews.staff.Roster;

/** Gathers what is known about reviews before it is reckoned who holds them. */
@Component
class Successions {

  private final ReviewLookup reviews;
  private final Clients clients;
  private final ReviewStaffing staffing;
  private final Clock clock;

  Successions(ReviewLookup reviews, Clients clients, ReviewStaffing staffing, Clock clock) {
    this.reviews = reviews;
    this.clients = clients;
    this.staffing = staffing;
    this.clock = clock;
  }

  /**
   * Who would hold these reviews, in their order.
   *
   * @param successor user id of who was named; null when nobody was
   */
  List<Step> plan(Collection<Review> asked, Roster roster, String successor) {
    return new SuccessionPlan(roster, successor).of(meetings(asked));
  }

  /** As {@link #plan}, when the clients have other people named for them. */
  List<Step> plan(
      Collection<Review> asked,
      Roster roster,
      String successor,
      Function<String, Optional<String>> nextAdvisor) {
    List<Meeting> meetings = meetings(asked).stream()
        .map(meeting -> meeting.subscription() == Subscription.ADVISOR
            ? nextAdvisor
                .apply(meeting.client())
                .map(advisor -> advisedBy(meeting, advisor))
                .orElse(meeting)
            : meeting)
        .toList();
    return new SuccessionPlan(roster, successor).of(meetings);
  }

  /** Who is to hold this review as everything is now. */
  Optional<String> holderOf(Client client, Review review, Roster roster) {
    return plan(List.of(review), roster, null).stream()
        .map(Step::to)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /**
   * The client's reviews ahead for which it has an advisor, by start; none for a client whose
   * subscription has none any more, whoever is still named for it.
   */
  List<Review> advised(String client) {
    return advised(client, staffing.of(clients.get(client)));
  }

  /** Those of the {@link #advised} that somebody else holds than the advisor, by start. */
  List<Review> notWithTheirAdvisor(String client) {
    Need need = staffing.of(clients.get(client));
    return advised(client, need).stream()
        .filter(review -> !need.advisorOf(review).equals(review.analyst()))
        .toList();
  }

  private List<Review> advised(String client, Need need) {
    return ahead(client).stream()
        .filter(review -> need.advisorOf(review) != null)
        .toList();
  }

  /** The client's open reviews whose meetings lie ahead, by start. */
  List<Review> ahead(String client) {
    return reviews.allOf(client).stream()
        .filter(review -> review.isAhead(clock.instant()))
        .toList();
  }

  private List<Meeting> meetings(Collection<Review> asked) {
    Map<String, Need> needs = new HashMap<>();
    Map<String, List<String>> familiar = new HashMap<>();
    List<Meeting> meetings = new ArrayList<>();
    for (Review review : asked) {
      String client = review.clientReference();
      Need need = needs.computeIfAbsent(client, id -> staffing.of(clients.get(id)));
      meetings.add(new Meeting(
          review.reference(),
          client,
          need.language(),
          need.subscriptionOf(review),
          review.slot(),
          review.analyst(),
          need.advisorOf(review),
          need.advisors().deputy(),
          review.analyst() != null && ReviewStaffing.isPrepared(review),
          familiar.computeIfAbsent(client, this::familiar)));
    }
    return meetings;
  }

  /** Who holds most of the client's meetings ahead comes first, then by user id. */
  private List<String> familiar(String client) {
    Map<String, Long> meetings = ahead(client).stream()
        .map(Review::analyst)
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return meetings.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Meeting advisedBy(Meeting meeting, String advisor) {
    return new Meeting(
        meeting.reference(),
        meeting.client(),
        meeting.language(),
        meeting.subscription(),
        meeting.slot(),
        meeting.holder(),
        advisor,
        meeting.deputy(),
        meeting.prepared(),
        meeting.familiar());
  }
}
