package org.threatreviews.review.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewPeriodTest {

  @Test
  void periodsAreCountedFromTheFirstDayOfTheContract() {
    List<ReviewPeriod> months =
        ReviewPeriod.of(LocalDate.parse("2027-01-31"), LocalDate.parse("2027-05-30"), 1);

    assertThat(months)
        .extracting(ReviewPeriod::firstDay)
        .extracting(LocalDate::toString)
        .containsExactly("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30");
    assertThat(months)
        .extracting(ReviewPeriod::lastDay)
        .extracting(LocalDate::toString)
        .containsExactly("2027-02-27", "2027-03-30", "2027-04-29", "2027-05-30");
  }

  @ParameterizedTest
  @CsvSource({
    // 92 days from 1 March: half of them is reached on 15 April
    "2027-04-14, 0",
    "2027-04-15, 1",
    "2027-05-31, 1",
    "2027-07-15, 1",
    "2027-07-16, 2",
  })
  void whatIsLeftAtTheEndCountsFromHalfAPeriodOn(LocalDate end, int reviews) {
    assertThat(ReviewPeriod.of(LocalDate.parse("2027-03-01"), end, 3)).hasSize(reviews);
  }

  @Test
  void aStubEndsWithTheContract() {
    List<ReviewPeriod> periods =
        ReviewPeriod.of(LocalDate.parse("2027-03-01"), LocalDate.parse("2027-07-20"), 3);

    assertThat(periods.get(1).lastDay()).isEqualTo("2027-07-20");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01, 3, Q1 2027, Q2 2027",
    "2027-01-01, 3, Q1 2027, Q2 2027",
    "2027-02-14, 3, Q1 2027, Q2 2027",
    "2027-02-16, 3, Q2 2027, Q3 2027",
    "2026-12-01, 1, December 2026, January 2027",
    "2027-01-16, 1, January 2027, February 2027",
    "2027-01-18, 1, February 2027, March 2027",
    "2027-01-31, 1, February 2027, March 2027",
  })
  void aPeriodIsNamedAfterWhereMostOfItLies(
      LocalDate start, int months, String first, String second) {
    assertThat(ReviewPeriod.of(start, start.plusYears(1).minusDays(1), months))
        .extracting(ReviewPeriod::title)
        .startsWith(first, second);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void titlesFollowOneAnotherWhateverDayTheContractBegins(int months) {
    for (LocalDate start = LocalDate.parse("2026-12-01");
        start.isBefore(LocalDate.parse("2029-12-31"));
        start = start.plusDays(1)) {
      List<ReviewPeriod> periods = ReviewPeriod.of(start, start.plusYears(3).minusDays(1), months);

      assertThat(periods).as("from %s", start).hasSize(36 / months);
      assertThat(periods).extracting(ReviewPeriod::title).doesNotHaveDuplicates();
      assertThat(periods.get(periods.size() - 1).lastDay())
          .isEqualTo(start.plusYears(3).minusDays(1));
    }
  }
}
