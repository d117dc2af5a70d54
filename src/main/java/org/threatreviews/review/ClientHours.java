package org.threatreviews.review;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.staff.Slot;

/**
 * Whether a meeting lies outside the working hours of who is invited: it can, when it must, but both
 * sides are told. Outside ours there is none.
 */
@Component
public class ClientHours {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE, HH:mm", Locale.ENGLISH);

  private final BusinessCalendar calendar;

  ClientHours(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * @param zone of one of the client's people
   */
  public boolean isOutside(Client client, ZoneId zone, Slot meeting) {
    return !calendar
        .client(client.country(), zone)
        .outside(meeting.start(), meeting.end())
        .isZero();
  }

  /** In words for our own people; empty when the meeting lies in the client's hours. */
  public Optional<String> warning(Client client, Slot meeting) {
    WorkingCalendar hours = calendar.client(client.country(), client.timeZone());
    return isOutside(client, client.timeZone(), meeting)
        ? Optional.of("%s in %s is outside the client's business hours, %s to %s."
            .formatted(
                WHEN.format(meeting.start().atZone(client.timeZone())),
                client.timeZone(),
                hours.opensAt(),
                hours.closesAt()))
        : Optional.empty();
  }
}
