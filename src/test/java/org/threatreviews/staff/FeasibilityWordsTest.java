package org.threatreviews.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.threatreviews.staff.Feasibility.Shortage;

class FeasibilityWordsTest {

  private static final LocalDate FROM = LocalDate.parse("2026-12-01");
  private static final LocalDate TO = LocalDate.parse("2027-11-30");
  private static final Shortage POOL = new Shortage(
      LocalDate.parse("2027-03-15"), null, null, Duration.ofHours(30), Duration.ofHours(24));
  private static final Shortage ADVISOR = new Shortage(
      LocalDate.parse("2027-04-05"),
      "advisor",
      "Ada Advisor",
      Duration.ofMinutes(450),
      Duration.ofHours(6));

  @Test
  void saysHowLongThePoolHolds() {
    assertThat(of()).isEqualTo("The pool can handle everything planned until 30 November 2027.");
  }

  @Test
  void namesTheFirstWeekThatBreaksAndByHowMuch() {
    assertThat(of(POOL))
        .isEqualTo("The shared pool is overbooked in the week of 15 March 2027: 6 hours short"
            + " (30 needed, 24 available).");
    assertThat(of(ADVISOR, POOL))
        .isEqualTo("Ada Advisor is overbooked in the week of 5 April 2027: 1.5 hours short"
            + " (7.5 needed, 6 available). One later week is overbooked too.");
  }

  private static String of(Shortage... shortages) {
    return FeasibilityWords.of(new Feasibility(FROM, TO, List.of(shortages)));
  }
}
