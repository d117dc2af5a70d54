package org.threatreviews.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationSettingsTest {

  private static final String MESSAGE_ID = "<7d1c2f4e-0000-4000-8000-000000000001@mdr.example>";

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
            digestDelay,
            ""))
        .withMessageContaining("threat-reviews.mail." + property);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bounces",
        "bounces@",
        "bounces@{mail}.mdr.example",
        "{mail}-{mail}@mdr.example",
        "bounces {mail}@mdr.example",
        "Bounces <bounces+{mail}@mdr.example>",
        "bounces+{mail}@mdr.example\r\nRCPT TO:<x@evil.example>",
        "a-mailbox-whose-name-is-too-long+{mail}@mdr.example"
      })
  void refusesAReturnPathThatCannotBe(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withReturnPath(path))
        .withMessageContaining("threat-reviews.mail.return-path");
  }

  @Test
  void aReturnPathTellsWhichMailItIsOf() {
    NotificationSettings settings = withReturnPath("Bounces+{mail}@mdr.example");

    assertThat(settings.returnPathOf(MESSAGE_ID))
        .contains("Bounces+7d1c2f4e000040008000000000000001@mdr.example");
    assertThat(settings.messageIdIn("Bounces+7d1c2f4e000040008000000000000001@mdr.example"))
        .contains(MESSAGE_ID);
    assertThat(settings.messageIdIn(" bounces+7D1C2F4E000040008000000000000001@MDR.example"))
        .contains(MESSAGE_ID);
    for (String other : List.of(
        "bounces@mdr.example",
        "bounces+7d1c2f4e00004000800000000000001@mdr.example",
        "bounces+7d1c2f4e000040008000000000000001@evil.example",
        "x-bounces+7d1c2f4e000040008000000000000001@mdr.example")) {
      assertThat(settings.messageIdIn(other)).isEmpty();
    }
  }

  @Test
  void aReturnPathMayBeTheSameForAllMails() {
    assertThat(withReturnPath("bounces@mdr.example").returnPathOf(MESSAGE_ID))
        .contains("bounces@mdr.example");
    assertThat(withReturnPath("bounces@mdr.example").messageIdIn("bounces@mdr.example"))
        .isEmpty();
    assertThat(withReturnPath(" ").returnPathOf(MESSAGE_ID)).isEmpty();
  }

  private static NotificationSettings withReturnPath(String path) {
    return new NotificationSettings(
        "a@mdr.example",
        "Team",
        URI.create("http://localhost"),
        Duration.ofDays(1),
        Duration.ofMinutes(15),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        path);
  }
}
