package org.threatreviews.review;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.notification.Invitation;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.RequestFingerprint;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/**
 * The programme of a client: all reviews of the contract, and what changes them together. Every
 * step that changes a plan holds the client's row first.
 */
@Service
@Transactional
public class ReviewProgramme {

  /** Same limit as at registration: a later end is a typing error. */
  private static final int LONGEST_CONTRACT_YEARS = 10;

  private static final int LONGEST_HOLD_MONTHS = 3;

  /** How many other slots a client is offered. */
  private static final int ALTERNATIVES = 3;

  private final Clients clients;
  private final ReviewPlanning planning;
  private final ReviewRepository reviews;
  private final ProgrammeRepository programmes;
  private final RecordedChanges changes;
  private final ReviewHistory history;
  private final ReviewTimes times;
  private final ReviewDesk desk;
  private final ReviewProcess process;
  private final ReviewMails mails;
  private final ReviewFeed feed;
  private final BusinessCalendar calendar;
  private final Clock clock;

  ReviewProgramme(
      Clients clients,
      ReviewPlanning planning,
      ReviewRepository reviews,
      ProgrammeRepository programmes,
      RecordedChanges changes,
      ReviewHistory history,
      ReviewTimes times,
      ReviewDesk desk,
      ReviewProcess process,
      ReviewMails mails,
      ReviewFeed feed,
      BusinessCalendar calendar,
      Clock clock) {
    this.clients = clients;
    this.planning = planning;
    this.reviews = reviews;
    this.programmes = programmes;
    this.changes = changes;
    this.history = history;
    this.times = times;
    this.desk = desk;
    this.process = process;
    this.mails = mails;
    this.feed = feed;
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
   * Plans all reviews of the rest of the contract in one step. Called again it adds only what is
   * missing.
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
        .orElseGet(
            () -> new Programme(clientRef, null, preferredWeekday, preferredTime, null, null));
    planning.complete(client, programmes.save(programme));
    return reviewsOf(clientRef);
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
            "The reviews of client '%s' are not planned yet.".formatted(clientRef)));
    if (programme.startedAt() == null) {
      programmes.save(programme.startedAt(clock.instant()));
      process.startProgramme(clientRef);
      followHolds(clientRef);
    }
  }

  /**
   * All reviews of the client by sequence, cancelled ones too.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public List<ReviewSummary> reviewsOf(String clientRef) {
    clients.get(clientRef);
    return desk.summaries(all(clientRef));
  }

  /**
   * Up to three free slots near its present time to which the meeting could be moved now, earliest
   * first. None once the meeting has begun.
   *
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when the review was held or cancelled
   */
  @Transactional(readOnly = true)
  public List<Instant> alternatives(String reference) {
    Review review = desk.get(reference);
    review.requireOpen();
    Client client = clients.get(review.clientReference());
    return hasBegun(review) ? List.of() : planning.alternatives(client, review, ALTERNATIVES);
  }

  /**
   * Takes one of the {@link #alternatives} that a contact was shown.
   *
   * @param by the contact's address
   * @param present the time that the meeting had then
   * @return whether it was moved; false when it has this time already
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when the review was held or cancelled or has begun, when somebody else
   *     has moved it meanwhile, or when the slot is not free any more
   */
  public boolean chooseAlternative(String reference, String by, Instant present, Instant chosen) {
    Client client = clients.lock(desk.get(reference).clientReference());
    Review review = desk.lock(reference);
    review.requireOpen();
    if (review.startsAt().equals(chosen)) {
      return false;
    }
    if (!review.startsAt().equals(present)) {
      throw new StateConflict(
          "start",
          "movedMeanwhile",
          "This meeting was given another time meanwhile; see above. If that does not suit you,"
              + " please choose again.");
    }
    if (hasBegun(review)) {
      throw new StateConflict(
          "start", "meetingBegun", "The meeting has begun; its time can't be changed any more.");
    }
    // any that is free, for the nearest may be others by now
    if (!planning.alternatives(client, review, Integer.MAX_VALUE).contains(chosen)) {
      throw new StateConflict(
          "start", "notFree", "This time is not free any more. Please choose another one.");
    }
    move(client, review, chosen, by);
    return true;
  }

  private boolean hasBegun(Review review) {
    return !clock.instant().isBefore(review.startsAt());
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
    List<Review> all = all(clientRef);
    Instant now = clock.instant();
    return all.stream()
        .filter(review -> review.isOpen() && review.startsAt().isAfter(now))
        .min(Comparator.comparing(Review::startsAt))
        .map(review -> desk.summary(review, all));
  }

  /** The next review of each of these clients, in one query; those without one are left out. */
  @Transactional(readOnly = true)
  public Map<String, NextReview> nextReviews(Collection<String> clientRefs) {
    return clientRefs.isEmpty()
        ? Map.of()
        : reviews.findNext(clientRefs, clock.instant()).stream()
            .collect(Collectors.toMap(
                Review::clientReference,
                review -> new NextReview(review.reference(), review.startsAt())));
  }

  /**
   * The plan as an iCalendar object (RFC 5545, {@code METHOD:PUBLISH}), cancelled reviews marked so
   * that a calendar that has them takes them out.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public byte[] calendarOf(String clientRef) {
    clients.get(clientRef);
    return feed.write(all(clientRef));
  }

  /**
   * The open reviews that somebody holds as an iCalendar object ({@code METHOD:PUBLISH}).
   *
   * @throws UnknownReference when nobody in the pool has this user id
   */
  @Transactional(readOnly = true)
  public byte[] calendarOfAnalyst(String userId) {
    return feed.ofAnalyst(userId);
  }

  /**
   * The invitations to the client's reviews that lie ahead, earliest first, each by the reference
   * of its review.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public List<Invitation> invitationsOf(String clientRef) {
    Client client = clients.get(clientRef);
    Instant now = clock.instant();
    return all(clientRef).stream()
        .filter(review -> review.isOpen() && review.startsAt().isAfter(now))
        .sorted(Comparator.comparing(Review::startsAt))
        .map(review -> mails.invitation(client, review))
        .toList();
  }

  /**
   * Carries out a contract change: in the contract, in the plan, and in the processes. The same
   * change once more, right after the first, has no effect.
   *
   * @throws InvalidInput when a date does not fit the contract
   * @throws StateConflict when the contract has ended, the subscription is the present one, a hold
   *     overlaps another, or there is no hold to resume from
   * @throws UnknownReference when there is no such client
   */
  public void changeContract(String clientRef, ContractChange change) {
    Client client = clients.lock(clientRef);
    List<RecordedChange> before = changes.findByClientReferenceOrderById(clientRef);
    String fingerprint = RequestFingerprint.of(change);
    if (!before.isEmpty()
        && before.get(before.size() - 1).requestFingerprint().equals(fingerprint)) {
      return;
    }
    client.requireRunning();
    Client changed = changeClient(client, change, Hold.of(before));
    Optional<Programme> programme = programmes.findById(clientRef);
    Instant now = clock.instant();
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
        programme.isEmpty())); // without a plan there is nothing to tell beyond the answer
    history.contractChanged(clientRef, change);
    programme.ifPresent(known -> changePlan(changed, known, change, now));
    followHolds(clientRef);
    process.planChanged(clientRef);
  }

  private Client changeClient(Client client, ContractChange change, List<Hold> holds) {
    String reference = client.reference();
    return switch (change.type()) {
      case EXTEND -> {
        refuse(
            change.contractEnd().isAfter(client.contractStart().plusYears(LONGEST_CONTRACT_YEARS)),
            "contractEnd",
            "contractTooLong",
            "A contract lasts at most %d years.".formatted(LONGEST_CONTRACT_YEARS));
        yield clients.extend(reference, change.contractEnd());
      }
      case TERMINATE -> {
        refuseEffectiveOutside(client, change.effective());
        yield clients.terminate(reference, change.effective());
      }
      case CHANGE_SUBSCRIPTION -> {
        refuseEffectiveOutside(client, change.effective());
        if (client.subscription() == change.subscription()) {
          throw new StateConflict(
              "subscription",
              "sameSubscription",
              "The client has the subscription %s already.".formatted(change.subscription()));
        }
        yield clients.changeSubscription(reference, change.subscription());
      }
      case HOLD -> {
        refuseEffectiveOutside(client, change.effective());
        refuseHold(client, new Hold(change.effective(), change.until()), holds);
        yield client;
      }
      case RESUME -> {
        refuseEffectiveOutside(client, change.effective());
        if (Hold.next(holds, change.effective()).isEmpty()) {
          throw new StateConflict(
              "effective",
              "notOnHold",
              "The client is not on hold on %s, nor later.".formatted(change.effective()));
        }
        yield client;
      }
    };
  }

  private void refuseEffectiveOutside(Client client, LocalDate effective) {
    refuse(
        effective.isBefore(today()),
        "effective",
        "notInThePast",
        "A contract change takes effect today or later.");
    refuse(
        effective.isBefore(client.contractStart()) || effective.isAfter(client.contractEnd()),
        "effective",
        "withinContract",
        "The contract runs from %s to %s.".formatted(client.contractStart(), client.contractEnd()));
  }

  private static void refuseHold(Client client, Hold hold, List<Hold> others) {
    refuse(
        hold.until().isBefore(hold.from()),
        "until",
        "notBeforeEffective",
        "A hold ends on its first day at the earliest.");
    refuse(
        hold.until().isAfter(client.contractEnd()),
        "until",
        "withinContract",
        "The contract runs from %s to %s.".formatted(client.contractStart(), client.contractEnd()));
    refuse(
        !hold.until().isBefore(hold.from().plusMonths(LONGEST_HOLD_MONTHS)),
        "until",
        "holdTooLong",
        "A hold lasts at most %d months.".formatted(LONGEST_HOLD_MONTHS));
    others.stream().filter(hold::overlaps).findFirst().ifPresent(other -> {
      throw new StateConflict(
          "effective",
          "onHoldAlready",
          "The client is on hold from %s to %s already.".formatted(other.from(), other.until()));
    });
  }

  private void changePlan(Client client, Programme programme, ContractChange change, Instant now) {
    Predicate<Review> leavesPlan = switch (change.type()) {
      case EXTEND, RESUME -> review -> false;
      case TERMINATE -> review -> dayOf(review).isAfter(client.contractEnd());
      case CHANGE_SUBSCRIPTION -> {
        Predicate<Review> stays = planning.contractHas(client, programme);
        yield review -> !dayOf(review).isBefore(change.effective()) && !stays.test(review);
      }
      case HOLD -> {
        Hold hold = new Hold(change.effective(), change.until());
        yield review -> hold.contains(dayOf(review));
      }
    };
    for (Review review : all(client.reference())) {
      if (review.isOpen() && review.startsAt().isAfter(now) && leavesPlan.test(review)) {
        desk.cancel(review.reference(), now);
      }
    }
    switch (change.type()) {
      case EXTEND, CHANGE_SUBSCRIPTION, RESUME -> planning.complete(client, programme);
      case TERMINATE, HOLD -> {} // nothing to add
    }
  }

  /**
   * Moves one meeting. To the start that it has already: nothing changes.
   *
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when the review was held or cancelled
   * @throws InvalidInput when there can be no meeting at this time
   */
  public ReviewSummary move(String reference, Instant start) {
    Client client = clients.lock(desk.get(reference).clientReference());
    Review review = desk.lock(reference);
    review.requireOpen();
    if (!review.startsAt().equals(start) || review.dateMissed()) {
      move(client, review, start, null);
    }
    return desk.summary(desk.get(reference));
  }

  private void move(Client client, Review review, Instant start, String by) {
    planning.move(client, review, start, by);
    if (review.isBegun()) {
      process.reviewMoved(review.reference());
    } else {
      process.planChanged(client.reference());
    }
    if (review.analyst() != null) {
      process.handOverSettled(review.reference());
    }
  }

  // what the programme's process asks and does

  /** The review whose preparation begins next; empty when every one has begun. */
  @Transactional(readOnly = true)
  public Optional<ReviewSummary> nextToBegin(String clientRef) {
    return all(clientRef).stream()
        .filter(review -> review.status() == ReviewStatus.PLANNED && !review.isBegun())
        .min(Comparator.comparing(Review::startsAt))
        .map(desk::summary);
  }

  @Transactional(readOnly = true)
  public Instant preparationBegins(String reference) {
    return times.preparationBegins(desk.get(reference));
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
    clients.lock(desk.get(reference).clientReference());
    Review review = desk.lock(reference);
    boolean due = !times.preparationBegins(review).isAfter(clock.instant());
    if (review.status() == ReviewStatus.PLANNED && !review.isBegun() && due) {
      review.begin(clock.instant());
      process.startReview(desk.summary(reviews.save(review)));
    }
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
        mails.contractChanged(client, change, i + 1, all(clientRef), calendarOf(clientRef));
        changes.save(change.asAnnounced());
      }
    }
    for (Review review : all(clientRef)) {
      if (review.isOpen() && !review.isBegun() && review.revision() > 0) {
        mails.movedEarly(client, review);
      }
    }
  }

  /** The holds of the contract by day, those that are over too. */
  @Transactional(readOnly = true)
  public List<Hold> holdsOf(String clientRef) {
    return Hold.of(changes.findByClientReferenceOrderById(clientRef));
  }

  /** The hold that the client is in, or else the next. */
  @Transactional(readOnly = true)
  public Optional<Hold> nextHold(String clientRef) {
    return Hold.next(holdsOf(clientRef), today());
  }

  /** The first instant of a day in the business zone. */
  public Instant beginningOf(LocalDate day) {
    return day.atStartOfDay(calendar.zone()).toInstant();
  }

  /** Puts the client on hold, or resumes its programme, as is agreed for today. */
  public void followHolds(String clientRef) {
    boolean onHold = Hold.covers(holdsOf(clientRef), today());
    if (clients.hold(clientRef, onHold)) {
      history.contract(
          clientRef,
          onHold ? ReviewDecision.HOLD_BEGUN : ReviewDecision.HOLD_ENDED,
          DecisionHistory.SYSTEM,
          null);
    }
  }

  /** The contract is over. */
  public void end(String clientRef) {
    clients.end(clientRef);
  }

  private List<Review> all(String clientRef) {
    return reviews.findByClientReferenceOrderBySequenceAscStartsAtAsc(clientRef);
  }

  private LocalDate dayOf(Review review) {
    return calendar.provider().dateOf(review.startsAt());
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
