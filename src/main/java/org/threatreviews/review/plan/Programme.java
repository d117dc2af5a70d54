package org.threatreviews.review.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What holds for all reviews of a client.
 *
 * @param preferredTime in the business zone
 * @param advisor user id of the client's named advisor; null without the advisor subscription
 * @param startedAt when its process was started; null before
 */
@Table("review_programme")
record Programme(
    @Id String clientReference,
    @Version Long version,
    DayOfWeek preferredWeekday,
    LocalTime preferredTime,
    String advisor,
    Instant startedAt) {

  Programme prefer(DayOfWeek weekday, LocalTime time) {
    return new Programme(clientReference, version, weekday, time, advisor, startedAt);
  }

  Programme advisedBy(String userId) {
    return new Programme(
        clientReference, version, preferredWeekday, preferredTime, userId, startedAt);
  }

  Programme startedAt(Instant now) {
    return new Programme(clientReference, version, preferredWeekday, preferredTime, advisor, now);
  }
}
