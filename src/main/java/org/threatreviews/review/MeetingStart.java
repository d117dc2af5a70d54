package org.threatreviews.review;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.StateConflict;

/** What comes of a meeting, and of what it talks about, is recorded from its start on only. */
@Component
public class MeetingStart {

  private final BusinessCalendar calendar;
  private final Clock clock;

  MeetingStart(BusinessCalendar calendar, Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * @throws StateConflict when the meeting of the review has not begun
   */
  public void require(Review review) {
    if (clock.instant().isBefore(review.startsAt())) {
      throw new StateConflict(
          "outcome",
          "meetingNotBegun",
          "The meeting of review %s begins on %s; outcomes can be recorded from then on. Until then it can be postponed."
              .formatted(review.title(), InWords.time(review.startsAt(), calendar.zone())));
    }
  }
}
