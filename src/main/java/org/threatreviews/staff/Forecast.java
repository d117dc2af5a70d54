package org.threatreviews.staff;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * What each person of the pool has to do in the coming weeks.
 *
 * @param weeks the Mondays, in their order
 * @param people by user id; reviews that nobody has yet stand at the end with user id null
 */
public record Forecast(List<LocalDate> weeks, List<Person> people) {

  /**
   * @param weeks one for each of the forecast's weeks
   */
  public record Person(String userId, String name, List<Week> weeks) {}

  /**
   * @param meetings how many meetings lie in this week
   * @param meetingTime how long they last together
   * @param preparation preparation that falls into this week, for meetings of this or later weeks
   * @param available working time that the person has for reviews in this week
   */
  public record Week(int meetings, Duration meetingTime, Duration preparation, Duration available) {

    public Duration needed() {
      return meetingTime.plus(preparation);
    }

    public boolean isTooMuch() {
      return needed().compareTo(available) > 0;
    }
  }
}
