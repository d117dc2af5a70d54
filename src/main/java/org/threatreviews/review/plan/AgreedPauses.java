package org.threatreviews.review.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.review.ReviewPauses;
import org.threatreviews.review.schedule.Hold;

/** The holds of a contract, whose days are those of the business zone. */
@Component
class AgreedPauses implements ReviewPauses {

  private final RecordedChanges changes;
  private final BusinessCalendar calendar;

  AgreedPauses(RecordedChanges changes, BusinessCalendar calendar) {
    this.changes = changes;
    this.calendar = calendar;
  }

  @Override
  public Instant over(String client, Instant moment) {
    List<Hold> holds = AgreedContract.holds(changes.findByClientReferenceOrderById(client));
    WorkingCalendar days = calendar.provider();
    LocalDate day = days.dateOf(moment);
    if (!Hold.covers(holds, day)) {
      return moment;
    }
    while (Hold.covers(holds, day) || !days.isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return days.opening(day);
  }
}
