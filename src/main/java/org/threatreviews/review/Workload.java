package org.threatreviews.review;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether the people of the pool can do what is planned, week by week. */
@Service
@Transactional(readOnly = true)
public class Workload {

  /** Meetings and hours of each person in the coming weeks, from the present week on. */
  public Forecast forecast(int weeks) {
    throw new UnsupportedOperationException();
  }

  /** Whether the pool holds all planned reviews with their preparation for the next 12 months. */
  public Feasibility feasibility() {
    throw new UnsupportedOperationException();
  }

  /**
   * What planning this client's reviews would give, without planning them.
   *
   * @param time in the business zone
   */
  public PlanPreview preview(String clientRef, DayOfWeek weekday, LocalTime time) {
    throw new UnsupportedOperationException();
  }
}
