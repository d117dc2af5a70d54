package org.threatreviews.review.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
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
 * @param firstMeeting a period whose regular meeting would be before this day got no review when
 *     the contract was planned for the first time; null when that is not known
 */
@Table("review_programme")
record Programme(
    @Id String clientReference,
    @Version Long version,
    DayOfWeek preferredWeekday,
    LocalTime preferredTime,
    String advisor,
    Instant startedAt,
    LocalDate firstMeeting) {

  Programme prefer(DayOfWeek weekday, LocalTime time) {
    return new Programme(clientReference, version, weekday, time, advisor, startedAt, firstMeeting);
  }

  Programme advisedBy(String userId) {
    return new Programme(
        clientReference, version, preferredWeekday, preferredTime, userId, startedAt, firstMeeting);
  }

  Programme startedAt(Instant now) {
    return new Programme(
        clientReference, version, preferredWeekday, preferredTime, advisor, now, firstMeeting);
  }
}
