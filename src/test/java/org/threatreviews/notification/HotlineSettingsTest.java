package org.threatreviews.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotlineSettingsTest {

  @Test
  void isShownAboutCriticalIncidentsOnly() {
    HotlineSettings settings = new HotlineSettings(" +49 30 5550112 ");

    assertThat(settings.about("CRITICAL")).hasValue("+49 30 5550112");
    assertThat(settings.about("HIGH")).isEmpty();
    assertThat(settings.about(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void maybeThereIsNone(String nothing) {
    assertThat(new HotlineSettings(nothing).about("CRITICAL")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+4930/5550112", "030 5550112", "112", "+49 30 555.0112-7"})
  void takesNumbersAsPeopleWriteThem(String number) {
    assertThat(new HotlineSettings(number).hotline()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"call us", "soc@mdr.example", "+", "+49<b>", "1", "+49 (0)30 5550112"})
  void refusesWhatCannotBeDialled(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HotlineSettings(number))
        .withMessageContaining("threat-reviews.hotline");
  }
}
