package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.incident.Severity;
import org.threatreviews.support.ProcessTest;

@ProcessTest
class ContactHoursTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @Autowired
  FollowUpDriver driver;

  /** Nine o'clock in Berlin is 17:00 in Tokyo, closing time: the day there counts as over. */
  @Test
  void remindsEachContactInTheirOwnWorkingHours() {
    driver.registerClient(ZoneId.of("Europe/Berlin"), TOKYO);
    driver.reportAndNotify(Severity.HIGH);

    driver.advanceTo("2026-12-09T09:00");

    assertThat(driver.incident().remindersSent()).isEqualTo(3);
    assertThat(driver.due(IncidentFollowUpIds.EVENT_REMINDER_DUE).atZone(TOKYO).toLocalDateTime())
        .hasToString("2026-12-14T09:00");
  }
}
