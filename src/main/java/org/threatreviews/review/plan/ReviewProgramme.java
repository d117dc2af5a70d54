package org.threatreviews.review.plan;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.NextReview;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewPauses;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ReviewTimes;
import org.threatreviews.review.schedule.Hold;

/**
 * The programme of a client: all reviews of the contract, and what changes them together. Every
 * step that changes a plan holds the client's row first.
 */
@Service
@Transactional
public class ReviewProgramme {

  private final Clients clients;
  private final ReviewPlanning planning;
  private final PlanChanges planChanges;
  private final PlannerFactory planners;
  private final ReviewLookup reviews;
  private final ProgrammeRepository programmes;
  private final RecordedChanges changes;
  private final PlanHistory history;
  private final ReviewTimes times;
  private final ReviewPauses pauses;
  private final ReviewProcess process;
  private final PlanMails mails;
  private final BusinessCalendar calendar;
  private final Clock clock;

  ReviewProgramme(
      Clients clients,
      ReviewPlanning planning,
      PlanChanges planChanges,
      PlannerFactory planners,
      ReviewLookup reviews,
      ProgrammeRepository programmes,
      RecordedChanges changes,
      PlanHistory history,
      ReviewTimes times,
      ReviewPauses pauses,
      ReviewProcess process,
      PlanMails mails,
      BusinessCalendar calendar,
      Clock clock) {
    this.clients = clients;
    this.planning = planning;
    this.planChanges = planChanges;
    this.planners = planners;
    this.reviews = reviews;
    this.programmes = programmes;
    this.changes = changes;
    this.history = history;
    this.times = times;
    this.pauses = pauses;
    this.process = process;
    this.mails = mails;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * @param time in the business zone
   * @throws InvalidInput when reviews can't regularly be on this weekday at this time
   */
  @Transactional(readOnly = true)
  public void checkPreference(DayOfWeek weekday, LocalTime time) {
    planning.checkPreference(weekday, time);
  }

  /**
   * Plans all reviews of the rest of the contract in one step. Called again with the same wishes
   * it changes nothing.
   *
   * @param preferredTime in the business zone
   * @return the plan by sequence
   * @throws InvalidInput when reviews can't regularly be on this weekday at this time
   * @throws UnknownReference when there is no such client
   */
  public List<ReviewSummary> plan(
      String clientRef, DayOfWeek preferredWeekday, LocalTime preferredTime) {
    planning.checkPreference(preferredWeekday, preferredTime);
    Client client = clients.lock(clientRef);
    Programme programme = programmes
        .findById(clientRef)
        .map(known -> known.prefer(preferredWeekday, preferredTime))
        .orElseGet(() -> planChanges.newProgramme(client, preferredWeekday, preferredTime));
    programmes.save(programme);
    planChanges.follow(client, clock.instant());
    return reviewsOf(clientRef);
  }

  /** Whether the client's last contract is over, so that it can be renewed but not changed. */
  @Transactional(readOnly = true)
  public boolean isOver(Client client) {
    return client.contractEnd().isBefore(today());
  }

  /** Whether the orientation call's plan was made. */
  @Transactional(readOnly = true)
  public boolean isPlanned(String clientRef) {
    return programmes.existsById(clientRef);
  }

  /** Starts the programme's process, unless it was started before. */
  public void start(String clientRef) {
    clients.lock(clientRef);
    Programme programme = programmes
        .findById(clientRef)
        .orElseThrow(() -> new StateConflict(
            "reference",
            "reviewsNotPlanned",
            "The reviews of client %s have not been planned yet.".formatted(clientRef)));
    if (programme.startedAt() == null) {
      programmes.save(programme.startedAt(clock.instant()));
      process.startProgramme(clientRef);
      followAgreements(clientRef);
    }
  }

  /**
   * All reviews of the client by start, cancelled ones too.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public List<ReviewSummary> reviewsOf(String clientRef) {
    clients.get(clientRef);
    return reviews.summaries(reviews.allOf(clientRef));
  }

  /**
   * Countries and years of the contract whose public holidays nobody knows, so that a planned
   * meeting may fall on one.
   */
  @Transactional(readOnly = true)
  public List<PlanPreview.UnknownHolidays> unknownHolidays(String clientRef) {
    return planning.unknownHolidays(clients.get(clientRef));
  }

  /** The next review that is to be held; empty when none lies ahead. */
  @Transactional(readOnly = true)
  public Optional<ReviewSummary> nextReview(String clientRef) {
    List<Review> all = reviews.allOf(clientRef);
    Instant now = clock.instant();
    return all.stream()
        .filter(review -> review.isAhead(now))
        .min(Comparator.comparing(Review::startsAt))
        .map(review -> reviews.summary(review, all));
  }

  /** The next review of each of these clients, in one query; those without one are left out. */
  @Transactional(readOnly = true)
  public Map<String, NextReview> nextReviews(Collection<String> clientRefs) {
    return clientRefs.isEmpty()
        ? Map.of()
        : reviews.nextOf(clientRefs, clock.instant()).stream()
            .collect(Collectors.toMap(
                Review::clientReference,
                review -> new NextReview(review.reference(), review.startsAt())));
  }

  // what the programme's process asks and does

  /** The review whose preparation begins next; empty when every one has begun. */
  @Transactional(readOnly = true)
  public Optional<ReviewSummary> nextToBegin(String clientRef) {
    return reviews.allOf(clientRef).stream()
        .filter(review -> review.status() == ReviewStatus.PLANNED && !review.isBegun())
        .min(Comparator.comparing(Review::startsAt))
        .map(reviews::summary);
  }

  /** When the client may be asked for points; a hold puts that off until it is over. */
  @Transactional(readOnly = true)
  public Instant preparationBegins(String reference) {
    Review review = reviews.get(reference);
    return preparationBegins(review, reviews.clientOf(review));
  }

  private Instant preparationBegins(Review review, Client client) {
    return pauses.over(
        review.clientReference(), times.timetable(review, client).preparationBegins());
  }

  /** The first instant after the contract's last day. */
  @Transactional(readOnly = true)
  public Instant contractOver(String clientRef) {
    return times.contractOver(clients.get(clientRef).contractEnd());
  }

  /**
   * Starts the review's own process, once. A review that was moved or cancelled while the step
   * waited is left alone; the programme looks for its next one anew.
   */
  public void begin(String reference) {
    reviews.locked(reference, (client, review) -> {
      boolean due = !preparationBegins(review, client).isAfter(clock.instant());
      if (review.status() == ReviewStatus.PLANNED && !review.isBegun() && due) {
        review.begin(clock.instant());
        process.startReview(reviews.summary(reviews.save(review)));
      }
    });
  }

  /**
   * Tells the client's contacts what has changed in the plan: by contract changes, and by moves of
   * reviews whose own process has not begun yet.
   */
  public void announceChanges(String clientRef) {
    Client client = clients.lock(clientRef);
    List<RecordedChange> all = changes.findByClientReferenceOrderById(clientRef);
    for (int i = 0; i < all.size(); i++) {
      RecordedChange change = all.get(i);
      if (!change.announced()) {
        mails.contractChanged(client, change, i + 1, reviews.allOf(clientRef));
        changes.save(change.asAnnounced());
      }
    }
    for (Review review : reviews.allOf(clientRef)) {
      if (review.isOpen() && !review.isBegun() && review.movedByHand()) {
        mails.movedEarly(client, review);
      }
    }
  }

  /** The holds of the contract by day, those that are over too. */
  @Transactional(readOnly = true)
  public List<Hold> holdsOf(String clientRef) {
    return AgreedContract.holds(changes.findByClientReferenceOrderById(clientRef));
  }

  /**
   * What comes next of all that was agreed: a hold, the one that the client is in, or a subscription.
   * Does what is agreed for today first: who looks late, after a suspension, finds no turn any more
   * that would end a hold which is over.
   */
  public Optional<AgreedTurn> nextTurn(String clientRef) {
    followAgreements(clientRef);
    return planners.agreed(clients.get(clientRef)).nextTurn(today());
  }

  /** The subscription that each of these clients gets after its present one, in one query. */
  @Transactional(readOnly = true)
  public Map<String, NextSubscription> nextSubscriptions(Collection<String> clientRefs) {
    Map<String, NextSubscription> next = new HashMap<>();
    if (!clientRefs.isEmpty()) {
      changes.findByClientReferenceInOrderById(clientRefs).stream()
          .collect(Collectors.groupingBy(RecordedChange::clientReference))
          .forEach((client, ofClient) -> AgreedContract.nextSubscription(
                  AgreedContract.terms(ofClient.get(0).previousSubscription(), ofClient), today())
              .ifPresent(subscription -> next.put(client, subscription)));
    }
    return next;
  }

  /** The first instant of a day in the business zone. */
  public Instant beginningOf(LocalDate day) {
    return day.atStartOfDay(calendar.zone()).toInstant();
  }

  /** Does what is agreed for today: a hold begins or is over, another subscription begins. */
  public void followAgreements(String clientRef) {
    Client client = clients.lock(clientRef);
    if (client.status() == ClientStatus.ENDED) {
      return;
    }
    AgreedContract agreed = planners.agreed(client);
    boolean onHold = Hold.covers(agreed.contract().holds(), today());
    if (clients.hold(clientRef, onHold)) {
      history.holds(clientRef, onHold);
    }
    Subscription subscription = agreed.subscriptionOn(today());
    if (client.subscription() != subscription) {
      clients.changeSubscription(clientRef, subscription);
    }
  }

  /**
   * Ends the programme with the contract. A contract that was extended while the step waited goes
   * on: its programme begins anew, with what the plan says now.
   */
  public void end(String clientRef) {
    if (clients.lock(clientRef).contractEnd().isBefore(today())) {
      clients.end(clientRef);
    } else {
      process.startProgramme(clientRef);
    }
  }

  private LocalDate today() {
    return calendar.provider().dateOf(clock.instant());
  }
}
