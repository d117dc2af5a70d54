package org.threatreviews.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.UnknownReference;

/** Finds, locks and keeps reviews for the rooms that work on them, and shows them to others. */
@Component
public class ReviewLookup {

  private final ReviewRepository reviews;
  private final Clients clients;
  private final BusinessCalendar calendar;
  private final Clock clock;

  ReviewLookup(ReviewRepository reviews, Clients clients, BusinessCalendar calendar, Clock clock) {
    this.reviews = reviews;
    this.clients = clients;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * @throws UnknownReference when there is no such review
   */
  public Review get(String reference) {
    return reviews.findById(reference).orElseThrow(() -> unknown(reference));
  }

  /**
   * Holds the review's row until the transaction ends.
   *
   * @throws UnknownReference when there is no such review
   */
  public Review lock(String reference) {
    return reviews.findOneByReference(reference).orElseThrow(() -> unknown(reference));
  }

  /**
   * Holds the client's row, then the review's, as every step does that may change the client's
   * plan; in another order two steps could wait for each other.
   *
   * @throws UnknownReference when there is no such review
   */
  public <R> R locked(String reference, BiFunction<Client, Review, R> step) {
    Client client = clients.lock(get(reference).clientReference());
    return step.apply(client, lock(reference));
  }

  /** As {@link #locked(String, BiFunction)}, for a step that answers nothing. */
  public void locked(String reference, BiConsumer<Client, Review> step) {
    Client client = clients.lock(get(reference).clientReference());
    step.accept(client, lock(reference));
  }

  public Review save(Review review) {
    return reviews.save(review);
  }

  public void saveAll(Collection<Review> added) {
    reviews.saveAll(added);
  }

  /**
   * Gives reviews their numbers; those that have theirs already are left alone.
   *
   * @param numbers by reference
   */
  public void number(Map<String, Integer> numbers) {
    List<String> references = List.copyOf(numbers.keySet());
    reviews.number(
        references.toArray(String[]::new),
        references.stream().map(numbers::get).toArray(Integer[]::new));
  }

  /**
   * Other people are invited to the client's reviews ahead: their invitations get the next number.
   *
   * @return these reviews, by start
   */
  public List<Review> inviteAnew(String client, Instant now) {
    reviews.inviteAnew(client, now);
    return allOf(client).stream().filter(review -> review.isAhead(now)).toList();
  }

  /**
   * Something else than its date has changed that the invitation says: it gets its next number.
   *
   * @return the review with that
   */
  public Review inviteAnew(Review review) {
    reviews.inviteAnewTo(review.reference());
    return get(review.reference());
  }

  public Client clientOf(Review review) {
    return client(review.clientReference());
  }

  Client client(String reference) {
    return clients.get(reference);
  }

  /**
   * The address of a contact of the review's client, as it is kept.
   *
   * @throws InvalidInput when the client has no such contact
   */
  public String contactOf(Review review, String by) {
    return clientOf(review)
        .contact(by)
        .orElseThrow(() -> new InvalidInput(
            "by", "unknownContact", "'%s' is not a contact of this client.".formatted(by)))
        .email();
  }

  /** All reviews of a client by start, cancelled ones too; behind another at the same time. */
  public List<Review> allOf(String client) {
    return reviews.findByClientReferenceOrderByMeetingStartsAtAscSequenceAsc(client);
  }

  /** Whether a later one is still to be held, so that something can be left to it. */
  public boolean isFollowed(Review review) {
    return allOf(review.clientReference()).stream()
        .anyMatch(other -> other.isOpen() && other.startsAt().isAfter(review.startsAt()));
  }

  /** What somebody still has to hold from this moment on, by start. */
  public List<Review> aheadOf(String analyst, Instant now) {
    return reviews.findAheadOf(analyst, now);
  }

  /** Meetings of this person that have begun by this moment and have no record yet, by start. */
  public List<Review> unrecordedOf(String analyst, Instant now) {
    return reviews.findUnrecordedOf(analyst, now);
  }

  /** Each client's next review that is to be held; those without one are left out. */
  public List<Review> nextOf(Collection<String> clientRefs, Instant now) {
    return reviews.findNext(clientRefs, now);
  }

  /** As {@link #periodStart(Review, List)}, for a caller without the client's other reviews. */
  public Instant periodStart(Review review) {
    return periodStart(review, allOf(review.clientReference()));
  }

  /**
   * Where the period of this review begins: at the end of the one published last, so that nothing
   * is left out or covered twice, in whichever order reviews are published. A published review that
   * was cancelled in the end leaves its period to the next.
   */
  public Instant periodStart(Review review, List<Review> allOfClient) {
    if (review.periodStart() != null) {
      return review.periodStart();
    }
    return allOfClient.stream()
        .filter(other -> other.isLive() && other.periodEnd() != null)
        .map(Review::periodEnd)
        .max(Comparator.naturalOrder())
        .orElseGet(() -> contractStart(review));
  }

  /**
   * Where the period of this review ends when it is published now. Published anew, it ends later
   * only as long as no other review continues from its end.
   */
  public Instant periodEnd(Review review, List<Review> allOfClient) {
    Instant before = review.periodEnd();
    boolean continued = before != null
        && allOfClient.stream()
            .filter(other -> !other.reference().equals(review.reference()) && other.isLive())
            .map(Review::periodStart)
            .filter(Objects::nonNull)
            .anyMatch(start -> !start.isBefore(before));
    return continued ? before : clock.instant();
  }

  public List<ReviewSummary> summaries(List<Review> allOfClient) {
    return allOfClient.stream().map(review -> summary(review, allOfClient)).toList();
  }

  public ReviewSummary summary(Review review) {
    return summary(review, allOf(review.clientReference()));
  }

  public ReviewSummary summary(Review review, List<Review> allOfClient) {
    return new ReviewSummary(
        review.reference(),
        review.clientReference(),
        review.sequence(),
        review.title(),
        review.status(),
        periodStart(review, allOfClient),
        review.periodEnd(),
        review.startsAt(),
        review.endsAt(),
        review.analyst(),
        review.outcome());
  }

  private Instant contractStart(Review review) {
    return clientOf(review).contractStart().atStartOfDay(calendar.zone()).toInstant();
  }

  private static UnknownReference unknown(String reference) {
    return new UnknownReference("reference", "review", reference);
  }
}
