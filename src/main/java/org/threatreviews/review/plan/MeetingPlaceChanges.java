package org.threatreviews.review.plan;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.notification.MailKind;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewMailing;
import org.threatreviews.review.invitation.ReviewCalendars;
import org.threatreviews.review.place.MeetingPlace;
import org.threatreviews.review.place.MeetingPlaces;
import org.threatreviews.review.place.MeetingPlaces.Scope;
import org.threatreviews.staff.Staff;

/**
 * Changes where meetings take place. Each meeting ahead for which that makes a difference gets the next
 * number of its invitation, and whoever has been invited to it gets an update at once; the others learn
 * it with their invitation. The history of each client concerned says who has changed what, and when.
 */
@Service
@Transactional
public class MeetingPlaceChanges {

  private final MeetingPlaces places;
  private final ReviewLookup reviews;
  private final ReviewCalendars calendars;
  private final ReviewMailing mailing;
  private final Clients clients;
  private final Staff staff;
  private final DecisionHistory history;
  private final Clock clock;

  MeetingPlaceChanges(
      MeetingPlaces places,
      ReviewLookup reviews,
      ReviewCalendars calendars,
      ReviewMailing mailing,
      Clients clients,
      Staff staff,
      DecisionHistory history,
      Clock clock) {
    this.places = places;
    this.reviews = reviews;
    this.calendars = calendars;
    this.mailing = mailing;
    this.clients = clients;
    this.staff = staff;
    this.history = history;
    this.clock = clock;
  }

  /**
   * What was said of exactly that; empty when nothing was.
   *
   * @throws UnknownReference when there is no such analyst, client or review
   */
  @Transactional(readOnly = true)
  public Optional<MeetingPlace> said(Scope scope, String reference) {
    ahead(scope, reference);
    return places.said(scope, reference);
  }

  /**
   * Where a review takes place, whoever has said so.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public Optional<MeetingPlaces.Found> of(String review) {
    return places.of(reviews.get(review));
  }

  /**
   * @param place an empty one forgets what was said; the same again changes nothing
   * @throws UnknownReference when there is no such analyst, client or review
   */
  public void say(Scope scope, String reference, MeetingPlace place) {
    List<Review> ahead = ahead(scope, reference);
    if (places.said(scope, reference).equals(Optional.of(place).filter(said -> !said.isEmpty()))) {
      return;
    }
    Map<String, Optional<MeetingPlace>> before = new HashMap<>();
    ahead.forEach(review -> before.put(review.reference(), placeOf(review)));
    places.say(scope, reference, place);
    List<Review> changed = ahead.stream()
        .filter(review -> !before.get(review.reference()).equals(placeOf(review)))
        .toList();
    record(scope, reference, place, changed);
    changed.stream().map(Review::reference).forEach(this::inviteAnew);
  }

  /** Each client reads of it in its own history, whoever's place it was. */
  private void record(Scope scope, String reference, MeetingPlace place, List<Review> changed) {
    String words = words(place);
    switch (scope) {
      case REVIEW ->
        record(reviews.get(reference).clientReference(), DecisionSubject.REVIEW, reference, words);
      case CLIENT -> record(reference, DecisionSubject.CONTRACT, reference, words);
      case ANALYST -> {
        String whose =
            "by the profile of %s: %s".formatted(staff.nameOf(reference).orElse(reference), words);
        changed.forEach(review ->
            record(review.clientReference(), DecisionSubject.REVIEW, review.reference(), whose));
      }
    }
  }

  private void record(String client, DecisionSubject subject, String reference, String words) {
    history.record(
        new Decision(client, subject, reference, PlanDecision.MEETING_PLACE, null, words));
  }

  private static String words(MeetingPlace place) {
    return place.isEmpty()
        ? "no place of its own any more"
        : Stream.of(place.place(), place.joinUrl())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
  }

  private Optional<MeetingPlace> placeOf(Review review) {
    return places.of(review).map(MeetingPlaces.Found::place);
  }

  private List<Review> ahead(Scope scope, String reference) {
    Instant now = clock.instant();
    List<Review> concerned = switch (scope) {
      case REVIEW -> List.of(reviews.get(reference));
      case CLIENT -> reviews.allOf(clients.get(reference).reference());
      case ANALYST -> {
        if (staff.find(reference).isEmpty()) {
          throw new UnknownReference("userId", "analyst", reference);
        }
        yield reviews.aheadOf(reference, now);
      }
    };
    return concerned.stream().filter(review -> review.isAhead(now)).toList();
  }

  private void inviteAnew(String reference) {
    Review locked = reviews.lock(reference);
    Client client = reviews.clientOf(locked);
    Review saved = reviews.inviteAnew(locked);
    if (calendars.isInvitedTo(client, saved)) {
      Map<String, Object> model = new HashMap<>(places.shown(saved));
      model.put(
          "analyst", mailing.holderOf(saved).map(analyst -> analyst.name()).orElse(""));
      mailing.toContacts(
          MailKind.REVIEW_PLACE_CHANGED,
          saved.invitation(),
          client,
          saved,
          model,
          calendars.invitationTo(client, saved));
    }
  }
}
