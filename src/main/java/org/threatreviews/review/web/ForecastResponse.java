package org.threatreviews.review.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.threatreviews.staff.Forecast;

/** Who has to do how much in the coming weeks; hours. */
record ForecastResponse(List<Person> people) {

  private static final double MINUTES = 60;

  /**
   * @param userId null for reviews that nobody has yet
   */
  record Person(String userId, String name, List<Week> weeks) {}

  /**
   * @param week its Monday
   * @param tooMuch whether more is needed than available
   */
  record Week(
      LocalDate week,
      int meetings,
      double meetingHours,
      double preparationHours,
      double availableHours,
      boolean tooMuch) {}

  static ForecastResponse of(Forecast forecast) {
    return new ForecastResponse(forecast.people().stream()
        .map(person ->
            new Person(person.userId(), person.name(), weeks(forecast.weeks(), person.weeks())))
        .toList());
  }

  private static List<Week> weeks(List<LocalDate> mondays, List<Forecast.Week> weeks) {
    return IntStream.range(0, mondays.size())
        .mapToObj(i -> new Week(
            mondays.get(i),
            weeks.get(i).meetings(),
            hours(weeks.get(i).meetingTime()),
            hours(weeks.get(i).preparation()),
            hours(weeks.get(i).available()),
            weeks.get(i).isTooMuch()))
        .toList();
  }

  private static double hours(Duration duration) {
    return Math.round(duration.toMinutes() / MINUTES * 100) / 100.0;
  }
}
