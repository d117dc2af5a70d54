package org.threatreviews.review.invitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.place.MeetingPlaces;
import org.threatreviews.staff.Staff;

/** Writes reviews for calendars that subscribe to them ({@code METHOD:PUBLISH}). */
@Component
public class ReviewFeed {

  /** How long a meeting that has begun stays in its analyst's feed. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final CalendarObject calendars;
  private final ReviewLookup reviews;
  private final MeetingPlaces places;
  private final Staff staff;
  private final Clients clients;
  private final MessageSource messages;
  private final Clock clock;

  ReviewFeed(
      CalendarObject calendars,
      ReviewLookup reviews,
      MeetingPlaces places,
      Staff staff,
      Clients clients,
      MessageSource messages,
      Clock clock) {
    this.places = places;
    this.calendars = calendars;
    this.reviews = reviews;
    this.staff = staff;
    this.clients = clients;
    this.messages = messages;
    this.clock = clock;
  }

  /** A client's reviews, cancelled ones too: they tell a calendar what to take out. */
  byte[] write(Client client, List<Review> all) {
    return publish(all, new CalendarWords(messages, client)::inFeed);
  }

  /**
   * The reviews that somebody holds, of all clients.
   *
   * @throws UnknownReference when nobody in the pool has this user id
   */
  byte[] ofAnalyst(String userId) {
    if (staff.find(userId).isEmpty()) {
      throw new UnknownReference("userId", "analyst", userId);
    }
    List<Review> held = reviews.aheadOf(userId, clock.instant().minus(KEPT));
    Map<String, String> names = held.stream()
        .map(Review::clientReference)
        .distinct()
        .map(clients::get)
        .collect(Collectors.toMap(Client::reference, Client::name));
    return publish(
        held,
        review ->
            "Threat review %s, %s".formatted(review.title(), names.get(review.clientReference())));
  }

  /** Reviews for somebody who is no longer invited: they tell a calendar what to take out. */
  byte[] writeCancelled(Client client, List<Review> withdrawn) {
    CalendarWords words = new CalendarWords(messages, client);
    List<VEvent> events = withdrawn.stream()
        .map(review -> calendars.event(review, words.inFeed(review), clock.instant()))
        .toList();
    events.forEach(event -> event.replace(ImmutableStatus.VEVENT_CANCELLED));
    return calendars.write(ImmutableMethod.PUBLISH, events);
  }

  private byte[] publish(List<Review> all, Function<Review, String> summary) {
    return calendars.write(
        ImmutableMethod.PUBLISH,
        all.stream().map(review -> event(review, summary.apply(review))).toList());
  }

  private VEvent event(Review review, String summary) {
    VEvent event = calendars.event(review, summary, changedAt(review));
    if (review.isAhead(clock.instant())) {
      places.of(review).ifPresent(found -> CalendarObject.locate(event, found.place()));
    }
    return event;
  }

  private static Instant changedAt(Review review) {
    return review.isLive() ? review.arrangedAt() : review.endedAt();
  }
}
