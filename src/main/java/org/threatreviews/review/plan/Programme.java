package org.threatreviews.review.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.review.schedule.ClientAdvisors;

/**
 * What holds for all reviews of a client.
 *
 * @param preferredTime in the business zone
 * @param advisor user id of the client's named advisor; null without the advisor subscription
 * @param startedAt when its process was started; null before
 * @param firstMeeting a period whose regular meeting would be before this day got no review when
 *     the contract was planned for the first time; null when that is not known
 * @param deputy user id of who stands in for the advisor; null when nobody is named
 * @param nextAdvisor user id of who is the advisor from a day on, because the advisor leaves
 */
@Table("review_programme")
record Programme(
    @Id String clientReference,
    @Version Long version,
    DayOfWeek preferredWeekday,
    LocalTime preferredTime,
    String advisor,
    Instant startedAt,
    LocalDate firstMeeting,
    String deputy,
    String nextAdvisor,
    LocalDate nextAdvisorFrom) {

  /** A plan that has not been made yet. */
  static Programme first(String client, DayOfWeek weekday, LocalTime time, LocalDate firstMeeting) {
    return new Programme(client, null, weekday, time, null, null, firstMeeting, null, null, null);
  }

  ClientAdvisors advisors() {
    return new ClientAdvisors(advisor, deputy, nextAdvisor, nextAdvisorFrom);
  }

  Programme prefer(DayOfWeek weekday, LocalTime time) {
    return with(weekday, time, advisors(), startedAt);
  }

  Programme advisedBy(ClientAdvisors named) {
    return with(preferredWeekday, preferredTime, named, startedAt);
  }

  Programme startedAt(Instant now) {
    return with(preferredWeekday, preferredTime, advisors(), now);
  }

  private Programme with(DayOfWeek weekday, LocalTime time, ClientAdvisors named, Instant started) {
    return new Programme(
        clientReference,
        version,
        weekday,
        time,
        named.advisor(),
        started,
        firstMeeting,
        named.deputy(),
        named.next(),
        named.nextFrom());
  }
}
