package org.threatreviews.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class InWordsTest {

  private enum Turn {
    AWAITING_SOC,
    CISO
  }

  @Test
  void writesDaysAndTimesInWords() {
    assertThat(InWords.day(LocalDate.parse("2026-12-07"))).isEqualTo("7 December 2026");
    assertThat(InWords.time(Instant.parse("2026-12-07T09:00:00Z"), ZoneId.of("Europe/Berlin")))
        .isEqualTo("7 December 2026, 10:00");
  }

  @Test
  void writesConstantsInWords() {
    assertThat(InWords.of(Turn.AWAITING_SOC)).isEqualTo("awaiting SOC");
    assertThat(InWords.of(Turn.CISO)).isEqualTo("CISO");
  }
}
