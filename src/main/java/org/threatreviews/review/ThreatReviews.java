package org.threatreviews.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/**
 * One threat review from its preparation to its minutes. Steps hold the review's row first, those
 * that look for a date the client's before it.
 */
@Service
@Transactional
public class ThreatReviews {

  private final Clients clients;
  private final ReviewDesk desk;
  private final ReviewRepository reviews;
  private final ReviewAgenda agenda;
  private final PackData packData;
  private final MeetingNotesStore notes;
  private final ReviewPacks packs;
  private final ReviewPlanning planning;
  private final ReviewAssignment assignment;
  private final ReviewTimes times;
  private final AnalystPool pool;
  private final ReviewHistory history;
  private final ReviewProcess process;
  private final ReviewMails mails;
  private final Clock clock;

  ThreatReviews(
      Clients clients,
      ReviewDesk desk,
      ReviewRepository reviews,
      ReviewAgenda agenda,
      PackData packData,
      MeetingNotesStore notes,
      ReviewPacks packs,
      ReviewPlanning planning,
      ReviewAssignment assignment,
      ReviewTimes times,
      AnalystPool pool,
      ReviewHistory history,
      ReviewProcess process,
      ReviewMails mails,
      Clock clock) {
    this.clients = clients;
    this.desk = desk;
    this.reviews = reviews;
    this.agenda = agenda;
    this.packData = packData;
    this.notes = notes;
    this.packs = packs;
    this.planning = planning;
    this.assignment = assignment;
    this.times = times;
    this.pool = pool;
    this.history = history;
    this.process = process;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public ReviewSummary get(String reference) {
    return desk.summary(desk.get(reference));
  }

  /**
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public ReviewRecord recordOf(String reference) {
    Review review = desk.get(reference);
    return new ReviewRecord(
        desk.summary(review),
        review.preparation(),
        review.prepared(),
        review.attendees(),
        review.notes(),
        review.heldAt());
  }

  /**
   * The agenda as far as it is collected; empty before preparation opens.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public AgendaView agenda(String reference) {
    desk.get(reference);
    return agenda.view(reference);
  }

  /**
   * The pack as it was published last.
   *
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when it is not published yet
   */
  @Transactional(readOnly = true)
  public ReviewPack pack(String reference) {
    desk.get(reference);
    return packs.find(reference).orElseThrow(() -> notPublished(reference));
  }

  /**
   * The published pack as a PDF.
   *
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when it is not published yet
   */
  @Transactional(readOnly = true)
  public PackFile packFile(String reference) {
    desk.get(reference);
    return packs.file(reference).orElseThrow(() -> notPublished(reference));
  }

  private static StateConflict notPublished(String reference) {
    return new StateConflict(
        "reference",
        "packNotPublished",
        "The pack of review %s has not been published yet.".formatted(reference));
  }

  /** The pack as it was published last; empty until it is published. */
  @Transactional(readOnly = true)
  public Optional<ReviewPack> publishedPack(String reference) {
    return packs.find(reference);
  }

  /**
   * The pack as it would be published now: an HTML fragment without scripts, to be shown inside a
   * page.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public String draftOfPack(String reference) {
    Review review = desk.get(reference);
    Client client = clientOf(review);
    List<Review> all = desk.allOf(client.reference());
    return packs.html(
        contents(client, review, all, desk.periodStart(review, all), desk.periodEnd(review, all)));
  }

  private PackContents contents(
      Client client, Review review, List<Review> all, Instant from, Instant to) {
    return packData.of(client, review, all, from, to, nameOf(review.analyst()));
  }

  /**
   * Puts a contact's point on the agenda, until the meeting was held. The same words once only.
   *
   * @throws InvalidInput when the text is empty or the address is no contact's
   * @throws StateConflict when the review is over
   */
  public void addAgendaPoint(String reference, String byEmail, String text) {
    Review review = desk.lock(reference);
    review.requireOpen();
    if (text == null || text.isBlank()) {
      throw new InvalidInput("text", "required", "Please say what you would like to talk about.");
    }
    agenda.raise(review, desk.contactOf(review, byEmail), text);
  }

  /**
   * Records what the meeting decided about an agenda item. Another outcome replaces the one before
   * with all that came of it; the same again changes nothing.
   *
   * @param by user id
   * @throws UnknownReference when there is no such review or item
   * @throws StateConflict when the review is over
   * @throws InvalidInput when the action is due in the past
   */
  public AgendaView decide(String reference, UUID item, AgendaDecision decision, String by) {
    Review review = desk.lock(reference);
    review.requireOpen();
    agenda.decide(review, item, decision, by);
    return agenda.view(reference);
  }

  // what the review's process asks and does

  @Transactional(readOnly = true)
  public Instant momentOf(String reference, ReviewMoment moment) {
    Review review = desk.get(reference);
    return switch (moment) {
      case PREPARATION_OPENS -> times.preparationOpens(review);
      case PREPARATION_DUE -> times.preparationDue(review);
      case PUBLICATION -> times.publication(review);
      case FIRST_REMINDER -> times.firstReminder(review);
      case SECOND_REMINDER -> times.secondReminder(review, clientOf(review).country());
      case MEETING_ENDS -> review.endsAt();
      case RECORD_LATE -> times.recordLate(review);
      case MINUTES_LATE -> times.minutesLate(review);
    };
  }

  /** By when the team lead should decide what came up just now. */
  @Transactional(readOnly = true)
  public Instant decisionDue() {
    return times.decisionDue(clock.instant());
  }

  /** By when the SOC should have taken care of what was handed over just now. */
  @Transactional(readOnly = true)
  public Instant socDue() {
    return times.socDue(clock.instant());
  }

  /**
   * Makes sure that the person who is to hold the review can, and finds somebody else otherwise, of
   * whom client and analyst are told.
   *
   * @return whether there is somebody
   */
  public boolean confirmAnalyst(String reference) {
    Client client = lockClientOf(reference);
    Review review = desk.lock(reference);
    if (!review.isOpen()) {
      return review.analyst() != null;
    }
    give(client, review, planning.analystFor(client, review).orElse(null), DecisionHistory.SYSTEM);
    return review.analyst() != null;
  }

  /**
   * The team lead gives the review to somebody.
   *
   * @param userId null or blank: whoever is free by now, if there is anybody
   * @param by user id of the team lead
   * @return whether somebody has the review
   * @throws InvalidInput when there is no such person in the pool, or they are away or in another
   *     review then
   */
  public boolean assignAnalyst(String reference, String userId, String by) {
    Client client = lockClientOf(reference);
    Review review = desk.lock(reference);
    if (review.isOpen()) {
      give(
          client,
          review,
          userId == null || userId.isBlank()
              ? planning.analystFor(client, review).orElse(null)
              : assignment.named(userId, review),
          by);
    }
    return review.analyst() != null;
  }

  /** Whoever may still be looking for somebody need not go on: this process asks the lead itself. */
  private void give(Client client, Review review, String userId, String by) {
    boolean another = assignment.give(review, userId, by);
    if (another && userId != null) {
      assignment.tell(client, review);
    } else if (userId != null) {
      history.analyst(review, userId, by);
    }
    process.handOverSettled(review.reference());
  }

  public void askForAgendaPoints(String reference) {
    Review review = desk.lock(reference);
    if (review.isOpen()) {
      mails.agendaRequest(clientOf(review), review, nameOf(review.analyst()));
    }
  }

  /**
   * Collects the agenda as it stands now.
   *
   * @return whether the review is prepared already, as one that was moved may be
   */
  public boolean collectAgenda(String reference) {
    Review review = desk.lock(reference);
    if (review.isOpen()) {
      agenda.collect(review, periodStart(review));
    }
    return review.prepared();
  }

  /**
   * Keeps what the analyst has written, and moves the meeting where another date was agreed.
   *
   * @param ready false: a draft, the review is not prepared yet
   * @param newStart null, or the present start: the meeting keeps its date; any other leaves what
   *     was written a draft
   * @param by user id of the analyst
   * @return whether the meeting was moved
   * @throws StateConflict when the review is over
   * @throws InvalidInput when there can be no meeting at the new start
   */
  public boolean prepare(
      String reference, Preparation written, boolean ready, Instant newStart, String by) {
    Client client = lockClientOf(reference);
    Review review = desk.lock(reference);
    boolean moved = newStart != null && !newStart.equals(review.startsAt());
    review.prepare(written, ready && !moved);
    if (moved) {
      planning.move(client, review, newStart, by);
    } else {
      reviews.save(review);
    }
    if (review.prepared()) {
      history.review(
          review,
          ReviewDecision.PREPARED,
          by,
          ReviewHistory.joined(
              "\n\n", written.summary(), written.trainingPoint(), written.recommendations()));
    }
    return moved;
  }

  /** The analyst learns that the pack goes out as it is. */
  public void escalateUnprepared(String reference) {
    Review review = desk.lock(reference);
    if (review.isOpen() && review.analyst() != null) {
      pool.find(review.analyst())
          .ifPresent(analyst -> mails.unprepared(clientOf(review), review, analyst));
    }
  }

  /** Freezes the agenda, stores the pack and mails it; once for each date of the meeting. */
  public void publish(String reference) {
    Review review = desk.lock(reference);
    if (!review.isOpen() || review.isPublishedForThisDate()) {
      return;
    }
    Client client = clientOf(review);
    List<Review> all = desk.allOf(client.reference());
    Instant from = desk.periodStart(review, all);
    agenda.collect(review, from);
    review.publish(from, desk.periodEnd(review, all));
    Review published = reviews.save(review);
    String sha256 = packs.publish(
        contents(client, published, all, from, published.periodEnd()), clock.instant());
    history.review(
        published,
        ReviewDecision.PUBLISHED,
        DecisionHistory.SYSTEM,
        ReviewHistory.joined(
            "; ",
            "SHA-256 of the PDF " + sha256,
            published.prepared()
                ? null
                : "with what was known, because preparation was not finished"));
    mails.pack(client, published, agenda.view(reference));
  }

  /** Reminds the client a week before; not when that moment, or even the next, was overtaken. */
  public void sendFirstReminder(String reference) {
    Review review = desk.lock(reference);
    Client client = clientOf(review);
    Instant next = times.secondReminder(review, client.country());
    if (isReminderDue(review, times.firstReminder(review), next)) {
      mails.firstReminder(client, review);
    }
  }

  /** Reminds the client a working day before; not when that moment was overtaken. */
  public void sendSecondReminder(String reference) {
    Review review = desk.lock(reference);
    Client client = clientOf(review);
    Instant due = times.secondReminder(review, client.country());
    if (isReminderDue(review, due, review.startsAt())) {
      mails.secondReminder(client, review);
    }
  }

  /** A reminder must come after the mail that named the date, and before what follows it. */
  private boolean isReminderDue(Review review, Instant due, Instant next) {
    return review.isOpen()
        && !due.isBefore(review.arrangedAt())
        && clock.instant().isBefore(next);
  }

  /**
   * Records how the meeting went, with what was typed during the meeting where nothing else is said.
   *
   * @param by user id of who held it; takes the review over when it was nobody's
   * @return whether the review gets a new date without asking the team lead: at the first
   *     postponement
   * @throws InvalidInput when it was held and agenda items lack an outcome, or there can be no
   *     meeting at the new start
   * @throws StateConflict when the meeting is recorded already
   */
  public boolean recordMeeting(String reference, MeetingRecord said, String by) {
    Client client = lockClientOf(reference);
    Review review = desk.lock(reference);
    review.requireOpen();
    if (review.analyst() == null && pool.find(by).isPresent()) {
      review.assign(by);
      history.analyst(review, null, by);
    }
    MeetingRecord meeting = notes.complete(reference, said);
    switch (meeting.outcome()) {
      case HELD -> {
        settleAgenda(review, meeting, by);
        review.held(meeting.attendees(), meeting.notes(), clock.instant());
      }
      case NO_SHOW -> review.noShow(meeting.notes());
      case POSTPONED -> review.postpone(meeting.notes());
    }
    agenda.recordNotes(review);
    mails.recorded(review);
    history.held(review, meeting, by);
    boolean firstPostponement =
        meeting.outcome() == ReviewOutcome.POSTPONED && review.postponements() == 1;
    if (meeting.newStart() == null) {
      reviews.save(review);
    } else {
      refuseNewStartUnless(firstPostponement, meeting.outcome());
      planning.move(client, review, meeting.newStart(), by);
    }
    return firstPostponement;
  }

  private static void refuseNewStartUnless(boolean firstPostponement, ReviewOutcome outcome) {
    if (outcome != ReviewOutcome.POSTPONED) {
      throw new InvalidInput(
          "newStart", "notApplicable", "Only a postponed meeting takes a new date.");
    }
    if (!firstPostponement) {
      throw new InvalidInput(
          "newStart",
          "leadDecides",
          "The meeting has been postponed before, so the team lead now decides on a new date.");
    }
  }

  private void settleAgenda(Review review, MeetingRecord meeting, String by) {
    List<String> undecided = agenda.view(review.reference()).undecided();
    if (meeting.markRestDiscussed()) {
      agenda.discussRest(review, by);
    } else if (!undecided.isEmpty()) {
      throw new InvalidInput(
          "markRestDiscussed",
          "itemsWithoutOutcome",
          "These agenda items have no outcome yet: %s.".formatted(String.join("; ", undecided)));
    }
  }

  public void close(String reference) {
    Review review = desk.lock(reference);
    if (review.status() == ReviewStatus.PUBLISHED) {
      review.close(clock.instant());
      reviews.save(review);
    }
  }

  /**
   * Finds a new date within ten working days for a review whose meeting did not take place, unless
   * it has one by now.
   *
   * @return whether it has a date; false when none is free before the contract ends
   */
  public boolean reschedule(String reference) {
    Client client = lockClientOf(reference);
    Review review = desk.lock(reference);
    return !review.isOpen() || !review.dateMissed() || planning.reschedule(client, review);
  }

  /**
   * Tells the client when the meeting is now.
   *
   * @return whether there is somebody to hold it
   */
  public boolean announceNewDate(String reference) {
    Review review = desk.lock(reference);
    if (review.isOpen()) {
      mails.newDate(clientOf(review), review);
    }
    return review.analyst() != null;
  }

  /**
   * The team lead decides about a review whose meeting did not take place.
   *
   * @param decision null: a new date where there is one, else cancellation
   * @param newStart null: the next free slot within ten working days
   * @param by user id of the team lead
   * @return what holds
   * @throws InvalidInput when there can be no meeting at the new start, or no date is free
   */
  public MissedReviewDecision decideMissed(
      String reference, MissedReviewDecision decision, Instant newStart, String by) {
    Client client = lockClientOf(reference);
    Review review = desk.lock(reference);
    if (!review.isOpen()) {
      return MissedReviewDecision.CANCEL;
    }
    if (decision == MissedReviewDecision.CANCEL) {
      history.review(review, ReviewDecision.CANCELLED, by, null);
      return MissedReviewDecision.CANCEL;
    }
    if (!review.dateMissed()) {
      return MissedReviewDecision.NEW_DATE;
    }
    if (newStart != null) {
      planning.move(client, review, newStart, by);
      return MissedReviewDecision.NEW_DATE;
    }
    if (planning.hasNewDate(client, review)) {
      history.review(review, ReviewDecision.NEW_DATE_WANTED, by, null);
      return MissedReviewDecision.NEW_DATE;
    }
    if (decision == null) {
      history.review(review, ReviewDecision.CANCELLED, by, "no date is free");
      return MissedReviewDecision.CANCEL;
    }
    throw new InvalidInput(
        "decision",
        "noFreeDate",
        "No date is free within ten working days before the contract ends."
            + " Please enter a start, or cancel the review.");
  }

  /** The review does not take place; what it held is dealt with in the next. */
  public void cancelMissed(String reference) {
    Client client = lockClientOf(reference);
    Review review = desk.lock(reference);
    if (review.isOpen()) {
      review.cancel(clock.instant());
      reviews.save(review);
      mails.calledOff(review);
    }
    if (!review.isLive()) {
      mails.cancelled(client, review);
    }
  }

  /**
   * The SOC has taken care of an agenda item.
   *
   * @param by user id
   */
  public void handledBySoc(UUID item, String result, String by) {
    Review review = desk.lock(agenda.get(item).reviewReference());
    AgendaItem handled = agenda.handled(item, result);
    history.agendaItem(review, handled, ReviewDecision.HANDLED_BY_SOC, by, result);
  }

  /** An item in words, for who has to take care of it. */
  @Transactional(readOnly = true)
  public AgendaView.Item agendaItem(String reference, UUID item) {
    return agenda.view(reference).items().stream()
        .filter(known -> known.id().equals(item))
        .findFirst()
        .orElseThrow(() -> new UnknownReference("id", "agenda item", item.toString()));
  }

  private Client lockClientOf(String reference) {
    return clients.lock(desk.get(reference).clientReference());
  }

  private Client clientOf(Review review) {
    return clients.get(review.clientReference());
  }

  private Instant periodStart(Review review) {
    return desk.periodStart(review, desk.allOf(review.clientReference()));
  }

  private String nameOf(String userId) {
    return Optional.ofNullable(userId).flatMap(pool::find).map(Analyst::name).orElse(null);
  }
}
