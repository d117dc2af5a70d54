package org.threatreviews.review.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threatreviews.problem.InvalidInput;

class MeetingPlaceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://meet.mdr.example/nordwind",
        "HTTPS://teams.mdr.example/l/meetup-join/19%3ameeting/0?context=%7b%22Tid%22%7d",
      })
  void takesALinkThatEveryCalendarOpens(String link) {
    assertThat(new MeetingPlace("  " + link + " ", null).joinUrl()).isEqualTo(link);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://meet.mdr.example/x",
        "meet.mdr.example/x",
        "https:///x",
        "https://meet.mdr.example@evil.example/x",
        "https://meet.mdr.example/a b",
        "https://meet.mdr.example/x\r\nATTENDEE:mailto:eve@evil.example",
        "https://müller.example/x",
        "javascript:alert(1)",
      })
  void refusesWhatIsNone(String link) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new MeetingPlace(link, null))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("joinUrl"));
  }

  @Test
  void lengthsAreLimited() {
    String longest = "https://meet.mdr.example/" + "x".repeat(975);
    assertThat(new MeetingPlace(longest, "😀".repeat(200)).isEmpty()).isFalse();
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new MeetingPlace(longest + "x", null));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new MeetingPlace(null, "😀".repeat(201)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("place"));
  }

  @Test
  void aPlaceIsOneLineOfWhatCanBeSeen() {
    assertThat(new MeetingPlace(" ", "Room\r\n 4\u202e.12\u0000 ").place()).isEqualTo("Room 4.12");
    assertThat(new MeetingPlace("", " ").isEmpty()).isTrue();
  }
}
