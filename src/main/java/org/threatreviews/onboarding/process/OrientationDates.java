package org.threatreviews.onboarding.process;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.problem.InWords;
import org.threatreviews.review.ReviewSettings;
import org.threatreviews.review.plan.PlanPreview;
import org.threatreviews.review.plan.Workload;
import org.threatreviews.task.process.Markdown;

/**
 * What the form of the orientation call says about the weekday and time that are chosen: the dates
 * that they give, to be told to the client, and the times that suit both sides.
 */
@Component
class OrientationDates {

  /** Of a long contract the next ones are enough for a call. */
  private static final int SHOWN = 12;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /** Those of the form, by what it calls them. */
  static final Map<String, DayOfWeek> WEEKDAYS = new LinkedHashMap<>();

  static {
    WEEKDAYS.put("MON", DayOfWeek.MONDAY);
    WEEKDAYS.put("TUE", DayOfWeek.TUESDAY);
    WEEKDAYS.put("WED", DayOfWeek.WEDNESDAY);
    WEEKDAYS.put("THU", DayOfWeek.THURSDAY);
    WEEKDAYS.put("FRI", DayOfWeek.FRIDAY);
  }

  private final Workload workload;
  private final BusinessCalendar calendar;
  private final ReviewSettings settings;

  OrientationDates(Workload workload, BusinessCalendar calendar, ReviewSettings settings) {
    this.workload = workload;
    this.calendar = calendar;
    this.settings = settings;
  }

  /**
   * @param time at which most clients meet; the dates are the same at any
   * @return a field of Markdown for each weekday of the form, and {@code hours}
   */
  TypedValue of(Client client, LocalTime time) {
    SpinJsonNode shown = Spin.JSON("{}");
    shown.prop("hours", hours(client));
    WEEKDAYS.forEach((name, weekday) ->
        shown.prop(name, dates(workload.meetings(client.reference(), weekday, time))));
    return SpinValues.jsonValue(shown.toString()).create();
  }

  private String dates(List<PlanPreview.Meeting> meetings) {
    if (meetings.isEmpty()) {
      return "No review fits into the rest of the contract.";
    }
    String more =
        meetings.size() > SHOWN ? "\n\nand %d more.".formatted(meetings.size() - SHOWN) : "";
    return meetings.stream()
            .limit(SHOWN)
            .map(meeting -> "- %s: %s"
                .formatted(
                    Markdown.literal(meeting.title()),
                    InWords.day(calendar.provider().dateOf(meeting.start()))))
            .collect(Collectors.joining(
                "\n",
                "**Please tell the client these dates (%s):**\n\n"
                    .formatted(InWords.zone(calendar.zone())),
                ""))
        + more;
  }

  private String hours(Client client) {
    WorkingCalendar ours = calendar.provider();
    WorkingCalendar theirs = calendar.client(client.country(), client.timeZone());
    LocalDate day = calendar.joint(client.country()).plusWorkingDays(client.contractStart(), 0);
    List<LocalTime> starts = Stream.iterate(
            ours.opensAt(),
            start -> !start.isAfter(ours.closesAt().minus(settings.meetingLength())),
            start -> start.plus(settings.slotGrid()))
        .toList();
    List<LocalTime> inBoth =
        starts.stream().filter(start -> outside(day, start, theirs).isZero()).toList();
    if (inBoth.isEmpty()) {
      LocalTime nearest = starts.stream()
          .min(Comparator.comparing(start -> outside(day, start, theirs)))
          .orElseThrow();
      return "No time here lies in the business hours of both sides. The nearest is %s, which is %s in %s; both sides are told that it is outside their hours."
          .formatted(
              nearest,
              TIME.format(at(day, nearest).atZone(theirs.zone())),
              InWords.zone(theirs.zone()));
    }
    if (inBoth.size() == starts.size()) {
      return "The client has the same business hours: any time that fits into ours suits both sides.";
    }
    return "Meetings that begin between %s and %s here lie in the business hours of both sides (%s is %s in %s). Any other time is planned with a warning to both."
        .formatted(
            inBoth.get(0),
            inBoth.get(inBoth.size() - 1),
            inBoth.get(0),
            TIME.format(at(day, inBoth.get(0)).atZone(theirs.zone())),
            InWords.zone(theirs.zone()));
  }

  private Duration outside(LocalDate day, LocalTime start, WorkingCalendar theirs) {
    Instant from = at(day, start);
    return theirs.outside(from, from.plus(settings.meetingLength()));
  }

  private Instant at(LocalDate day, LocalTime start) {
    return day.atTime(start).atZone(calendar.zone()).toInstant();
  }
}
