package org.threatreviews.review.place;

import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.review.Review;

/**
 * Where meetings take place, as it was said of a review, of its client, or of who holds it; the nearer
 * counts, and as a whole.
 */
@Component
public class MeetingPlaces {

  private final JdbcClient jdbc;

  MeetingPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of what a place is said. */
  public enum Scope {
    ANALYST,
    CLIENT,
    REVIEW
  }

  /**
   * Where a review takes place as it is now.
   *
   * @param from of what that was said
   */
  public record Found(MeetingPlace place, Scope from) {}

  /** Where this review takes place; empty when nobody has said so. */
  public Optional<Found> of(Review review) {
    return jdbc.sql("""
            select scope, join_url, place from meeting_place
            where scope = 'REVIEW' and reference = :review
               or scope = 'CLIENT' and reference = :client
               or scope = 'ANALYST' and reference = :analyst
            order by array_position(array['REVIEW', 'CLIENT', 'ANALYST'], scope) limit 1
            """)
        .param("review", review.reference())
        .param("client", review.clientReference())
        .param("analyst", review.analyst(), Types.VARCHAR)
        .query((row, n) -> new Found(
            new MeetingPlace(row.getString("join_url"), row.getString("place")),
            Scope.valueOf(row.getString("scope"))))
        .optional();
  }

  /** What mails show of it: {@code joinUrl} and {@code place}, as far as they are there. */
  public Map<String, Object> shown(Review review) {
    Map<String, Object> shown = new HashMap<>();
    of(review).map(Found::place).ifPresent(place -> {
      if (place.joinUrl() != null) {
        shown.put("joinUrl", place.joinUrl());
      }
      if (place.place() != null) {
        shown.put("place", place.place());
      }
    });
    return shown;
  }

  /** What was said of exactly that. */
  public Optional<MeetingPlace> said(Scope scope, String reference) {
    return jdbc.sql("""
            select join_url, place from meeting_place
            where scope = :scope and reference = :reference
            """)
        .param("scope", scope.name())
        .param("reference", reference)
        .query((row, n) -> new MeetingPlace(row.getString("join_url"), row.getString("place")))
        .optional();
  }

  /** Says it anew; an empty one is forgotten. */
  public void say(Scope scope, String reference, MeetingPlace place) {
    if (place.isEmpty()) {
      jdbc.sql("delete from meeting_place where scope = :scope and reference = :reference")
          .param("scope", scope.name())
          .param("reference", reference)
          .update();
      return;
    }
    jdbc.sql("""
            insert into meeting_place (scope, reference, join_url, place)
            values (:scope, :reference, :joinUrl, :place)
            on conflict (scope, reference) do update
            set join_url = excluded.join_url, place = excluded.place
            """)
        .param("scope", scope.name())
        .param("reference", reference)
        .param("joinUrl", place.joinUrl(), Types.VARCHAR)
        .param("place", place.place(), Types.VARCHAR)
        .update();
  }
}
