package org.threatreviews.contact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientData;
import org.threatreviews.client.Clients;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.handover.LanguagePreview;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ReviewProgramme;

/**
 * Another name, language, time zone or country of a client. Its reference stays. What is reckoned
 * from now on follows the new country and zone, and so does what comes before the meetings ahead;
 * what else has its time keeps it, except meetings that would be on a public holiday of the new
 * country.
 */
@Service
@Transactional
public class ClientDataChanges {

  private final Clients clients;
  private final ReviewProgramme programme;
  private final MeetingMoves moves;
  private final LanguagePreview languages;
  private final DecisionHistory history;
  private final BusinessCalendar calendar;
  private final Clock clock;

  /** Recorded in the history. */
  private enum Kind {
    CLIENT_CHANGED
  }

  ClientDataChanges(
      Clients clients,
      ReviewProgramme programme,
      MeetingMoves moves,
      LanguagePreview languages,
      DecisionHistory history,
      BusinessCalendar calendar,
      Clock clock) {
    this.clients = clients;
    this.programme = programme;
    this.moves = moves;
    this.languages = languages;
    this.history = history;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Changes what is known of a client; the same again changes nothing.
   *
   * @param wanted is given what is so now
   * @return what that did to the meetings
   * @throws UnknownReference when there is no such client
   * @throws InvalidInput when the country, language or zone is none that we know
   */
  public ClientDataEffect carryOut(String reference, UnaryOperator<ClientData> wanted) {
    Optional<ClientData> before = clients.describe(reference, wanted);
    Client client = clients.get(reference);
    if (before.isEmpty()) {
      return ClientDataEffect.NONE;
    }
    history.record(new Decision(
        reference,
        DecisionSubject.CONTRACT,
        reference,
        Kind.CLIENT_CHANGED,
        null,
        ClientDataWords.changed(before.get(), ClientData.of(client))));
    return followMeetings(client, before.get());
  }

  /**
   * What {@link #carryOut} would do: it is done, and then undone before anybody else sees it; in a
   * transaction of its own, so that what its caller does stays.
   *
   * @throws UnknownReference as there
   * @throws InvalidInput as there
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public ClientDataEffect preview(String reference, UnaryOperator<ClientData> wanted) {
    ClientDataEffect effect = carryOut(reference, wanted);
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return effect;
  }

  private ClientDataEffect followMeetings(Client client, ClientData before) {
    boolean otherHolidays = !client.country().equals(before.country());
    List<String> notes = notes(client, before);
    if (!otherHolidays && client.timeZone().equals(before.timeZone())) {
      return ClientDataEffect.of(notes);
    }
    List<ClientDataEffect.Moved> moved = new ArrayList<>();
    List<ClientDataEffect.Meeting> stuck = new ArrayList<>();
    List<ClientDataEffect.Meeting> outside = new ArrayList<>();
    WorkingCalendar joint = calendar.joint(client.country());
    for (ReviewSummary review : ahead(client)) {
      Instant start = review.start();
      if (otherHolidays && !joint.isWorkingDay(joint.dateOf(start))) {
        Optional<Instant> free = nearestTime(review);
        if (free.isEmpty()) {
          stuck.add(meeting(review, start));
        } else {
          moves.move(review.reference(), free.get());
          moved.add(
              new ClientDataEffect.Moved(review.reference(), review.title(), start, free.get()));
          start = free.get();
        }
      }
      if (isOutsideHours(client, start, review)) {
        outside.add(meeting(review, start));
      }
    }
    return new ClientDataEffect(
        List.copyOf(moved), List.copyOf(stuck), List.copyOf(outside), notes);
  }

  /** What is reckoned anew beside the meetings, and what keeps its time and words. */
  private List<String> notes(Client client, ClientData before) {
    boolean otherTimes =
        !client.country().equals(before.country()) || !client.timeZone().equals(before.timeZone());
    boolean otherLanguage = !client.language().equals(before.language());
    List<ReviewSummary> ahead = ahead(client);
    List<String> notes = new ArrayList<>();
    if (otherTimes) {
      notes.addAll(ClientDataWords.times(ahead.stream()
          .filter(review -> review.status() == ReviewStatus.PLANNED)
          .count()));
    }
    if (otherLanguage) {
      notes.addAll(ClientDataWords.language(
          client.language(), ahead.size(), languages.meetingsToHandOver(client.reference())));
    }
    if (!client.name().equals(before.name()) && !ahead.isEmpty()) {
      notes.add(ClientDataWords.NAME);
    }
    return List.copyOf(notes);
  }

  private Optional<Instant> nearestTime(ReviewSummary review) {
    return moves.alternatives(review.reference(), null).times().stream()
        .min(Comparator.comparing(time -> Duration.between(review.start(), time).abs()));
  }

  private static ClientDataEffect.Meeting meeting(ReviewSummary review, Instant start) {
    return new ClientDataEffect.Meeting(review.reference(), review.title(), start);
  }

  private List<ReviewSummary> ahead(Client client) {
    Instant now = clock.instant();
    return programme.reviewsOf(client.reference()).stream()
        .filter(review ->
            review.status() == ReviewStatus.PLANNED || review.status() == ReviewStatus.PUBLISHED)
        .filter(
            review -> review.outcome() != ReviewOutcome.HELD && review.start().isAfter(now))
        .toList();
  }

  private boolean isOutsideHours(Client client, Instant start, ReviewSummary review) {
    WorkingCalendar theirs = calendar.client(client.country(), client.timeZone());
    LocalDate day = theirs.dateOf(start);
    Instant end = start.plus(Duration.between(review.start(), review.end()));
    return start.isBefore(theirs.opening(day)) || end.isAfter(theirs.closing(day));
  }
}
