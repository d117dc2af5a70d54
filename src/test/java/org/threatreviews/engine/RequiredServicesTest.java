package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.threatreviews.problem.StartRefused;

/** Without what only its operator knows, a server doesn't start, and says what it lacks. */
class RequiredServicesTest {

  private static final List<String> ALL = List.of(
      "spring.datasource.url=jdbc:postgresql://db.mdr.test/reviews",
      "spring.mail.host=relay.mdr.test");

  private final ApplicationContextRunner server = new ApplicationContextRunner()
      .withInitializer(new ConfigDataApplicationContextInitializer())
      .withUserConfiguration(RequiredServices.class);

  @Test
  void startsWithAllOfThem() {
    server
        .withPropertyValues(ALL.toArray(String[]::new))
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"spring.datasource.url", "spring.mail.host"})
  void namesWhatIsMissing(String setting) {
    refuses(without(setting), setting);
    List<String> blank = without(setting);
    blank.add(setting + "= ");
    refuses(blank, setting);
  }

  private void refuses(List<String> settings, String setting) {
    server.withPropertyValues(settings.toArray(String[]::new)).run(context -> {
      assertThat(context).hasFailed();
      assertThat(context.getStartupFailure()).isInstanceOf(StartRefused.class);
      assertThat(((StartRefused) context.getStartupFailure()).action()).contains(setting);
    });
  }

  private static List<String> without(String setting) {
    List<String> rest = new ArrayList<>(ALL);
    rest.removeIf(each -> each.startsWith(setting + "="));
    return rest;
  }
}
