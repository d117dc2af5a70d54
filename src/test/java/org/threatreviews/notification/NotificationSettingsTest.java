package org.threatreviews.notification;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT15M, PT10M, PT30M, link-validity",
    "P180D, PT-5M, PT10M, PT30M, lease",
    "P180D, PT15M, PT0S, PT30M, answer-timeout",
    "P180D, PT14M, PT10M, PT30M, lease",
    "P180D, PT15M, PT10M, PT-1S, digest-delay",
  })
  void refusesTimesThatCannotBe(
      Duration linkValidity,
      Duration lease,
      Duration answerTimeout,
      Duration digestDelay,
      String property) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NotificationSettings(
            "a@mdr.example",
            "Team",
            URI.create("http://localhost"),
            linkValidity,
            lease,
            answerTimeout,
            digestDelay))
        .withMessageContaining("threat-reviews.mail." + property);
  }
}
