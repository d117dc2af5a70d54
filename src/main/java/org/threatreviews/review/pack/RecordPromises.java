package org.threatreviews.review.pack;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.promise.Promise;
import org.threatreviews.promise.PromiseKind;
import org.threatreviews.promise.PromiseSource;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewTimes;

/**
 * The client has the pack in time before each meeting, and the minutes in time after each that was
 * held. A review that was moved has promised for its present date only.
 */
@Component
class RecordPromises implements PromiseSource {

  private final Clients clients;
  private final ReviewLookup reviews;
  private final ReviewTimes times;
  private final JdbcClient jdbc;

  /** When the pack was published and the minutes went out; null where they did not. */
  private record Sent(Instant pack, Instant minutes) {

    static final Sent NOTHING = new Sent(null, null);
  }

  RecordPromises(Clients clients, ReviewLookup reviews, ReviewTimes times, JdbcClient jdbc) {
    this.clients = clients;
    this.reviews = reviews;
    this.times = times;
    this.jdbc = jdbc;
  }

  @Override
  public List<Promise> dueBetween(String reference, Instant from, Instant to) {
    Client client = clients.get(reference);
    Map<String, Sent> sent = sent(reference);
    return reviews.allOf(reference).stream()
        .filter(Review::isLive)
        .flatMap(
            review -> promises(client, review, sent.getOrDefault(review.reference(), Sent.NOTHING)))
        .toList();
  }

  private Stream<Promise> promises(Client client, Review review, Sent sent) {
    Promise pack = new Promise(
        PromiseKind.OUR_PACKS,
        review.title(),
        times.packPromised(review, client),
        review.isPublishedForThisDate() ? sent.pack() : null);
    // a review that was closed before minutes were kept has had them
    boolean minuted = review.outcome() == ReviewOutcome.HELD
        && (sent.minutes() != null || review.endedAt() == null);
    return minuted
        ? Stream.of(
            pack,
            new Promise(
                PromiseKind.OUR_MINUTES,
                review.title(),
                times.minutesPromised(review),
                sent.minutes()))
        : Stream.of(pack);
  }

  private Map<String, Sent> sent(String client) {
    Map<String, Sent> sent = new HashMap<>();
    jdbc.sql("""
            select r.reference, p.published_at, m.sent_at
            from review r
            left join review_pack p on p.review_reference = r.reference
            left join review_minutes m on m.review_reference = r.reference
            where r.client_reference = :client
            """).param("client", client).query(row -> {
      sent.put(
          row.getString("reference"),
          new Sent(
              instant(row.getTimestamp("published_at")), instant(row.getTimestamp("sent_at"))));
    });
    return sent;
  }

  private static Instant instant(Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
