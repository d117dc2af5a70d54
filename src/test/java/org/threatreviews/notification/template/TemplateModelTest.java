package org.threatreviews.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threatreviews.notification.MailKind;

class TemplateModelTest {

  enum Colour {
    RED
  }

  record Inner(LocalDate day, Colour colour, List<String> words) {}

  static Stream<Map<String, Object>> samples() {
    return new MailSamples().all().values().stream().flatMap(cases -> cases.values().stream());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleComesBackAsItWas(Map<String, Object> sample) {
    assertThat(TemplateModel.read(TemplateModel.write(sample))).isEqualTo(sample);
  }

  @Test
  void keepsTheKindOfEachValue() {
    Map<String, Object> model = new HashMap<>();
    model.put("instant", Instant.parse("2027-02-17T09:00:00.123456Z"));
    model.put("long", 7L);
    model.put("int", 7);
    model.put("yes", true);
    model.put("kind", MailKind.DIGEST);
    model.put("nothing", null);
    model.put("inner", List.of(new Inner(LocalDate.EPOCH, Colour.RED, Arrays.asList("a", null))));

    assertThat(TemplateModel.read(TemplateModel.write(model))).isEqualTo(model);
  }

  @Test
  void refusesWhatNoTemplateShows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TemplateModel.write(Map.of("thread", new Thread())));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TemplateModel.read("{\"x\":{\"@\":\"java.lang.ProcessBuilder\",\"=\":\"id\"}}"));
  }
}
