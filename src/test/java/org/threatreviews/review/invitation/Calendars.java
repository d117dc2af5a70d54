package org.threatreviews.review.invitation;

import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.CalendarSettings;

/** The calendar module as the application has it, without the application. */
public final class Calendars {

  public static final BusinessCalendar BERLIN = berlin();

  private Calendars() {}

  private static BusinessCalendar berlin() {
    try (var context = new AnnotationConfigApplicationContext()) {
      context.registerBean(
          CalendarSettings.class,
          () -> new CalendarSettings(
              ZoneId.of("Europe/Berlin"),
              LocalTime.of(9, 0),
              LocalTime.of(17, 0),
              "DE",
              java.util.Map.of()));
      context.register(BusinessCalendar.class);
      context.refresh();
      return context.getBean(BusinessCalendar.class);
    }
  }
}
