package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.threatreviews.problem.StartRefused;
import org.threatreviews.settings.ServerCheck;

/** Without what only its operator knows, a server doesn't start, and says all that it lacks. */
class RequiredServicesTest {

  private static final List<String> ALL = List.of(
      "spring.datasource.url=jdbc:postgresql://db.invalid/reviews",
      "spring.datasource.password=Tall-Ships-4",
      "spring.mail.host=relay.mdr.test",
      "threat-reviews.mail.base-url=https://reviews.mdr.test",
      "threat-reviews.mail.from=reviews@mdr.test");

  @TempDir
  Path folder;

  @ComponentScan(
      basePackages = "org.threatreviews",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ServerCheck.class))
  static class AllChecks {}

  private final ApplicationContextRunner server = new ApplicationContextRunner()
      .withInitializer(new ConfigDataApplicationContextInitializer())
      .withUserConfiguration(RequiredServices.class, AllChecks.class);

  @Test
  void startsWithAllOfThem() {
    starts(ALL);
  }

  @Test
  void namesAllThatIsMissingAtOnce() {
    refuses(
        List.of(),
        words -> assertThat(words)
            .contains(
                "spring.datasource.url",
                "spring.datasource.password",
                "spring.mail.host",
                "threat-reviews.mail.base-url",
                "threat-reviews.mail.from"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.datasource.url",
        "spring.datasource.password",
        "spring.mail.host",
        "threat-reviews.mail.base-url",
        "threat-reviews.mail.from"
      })
  void namesWhatIsMissing(String setting) {
    refuses(without(setting), words -> assertThat(namedIn(words)).containsExactly(setting));
    refuses(with(setting + "= "), words -> assertThat(namedIn(words)).containsExactly(setting));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      threat-reviews.mail.base-url         | http://localhost:8080
      threat-reviews.mail.base-url         | http://localhost:8080/
      threat-reviews.mail.base-url         | reviews.mdr.test
      threat-reviews.mail.from             | Threat-Reviews@mdr.example
      spring.datasource.password           | postgres
      spring.datasource.password           | Changeme
      spring.mail.password                 | secret
      threat-reviews.admin.initial-password | …
      threat-reviews.mail.bounces.password | password
      server.ssl.key-store-password        | changeit
      camunda.bpm.admin-user.password      | camunda
      """)
  void namesWhatAnybodyCouldGuess(String setting, String value) {
    refuses(
        with(setting + "=" + value), words -> assertThat(namedIn(words)).containsExactly(setting));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      spring.datasource.username=anna-3,spring.datasource.password=anna-3  | spring.datasource.password
      spring.flyway.user=owner                                             | spring.flyway.password
      spring.flyway.user=own-3,spring.flyway.password=own-3                | spring.flyway.password
      spring.mail.username=reviews                                         | spring.mail.password
      spring.mail.properties.mail.smtp.auth=true                           | spring.mail.password
      threat-reviews.mail.bounces.host=imap.mdr.test                       | threat-reviews.mail.bounces.password
      """)
  void namesAPasswordThatAnotherSettingAsksFor(String settings, String missing) {
    refuses(
        with(settings.split(",")), words -> assertThat(namedIn(words)).containsExactly(missing));
  }

  @ParameterizedTest
  @ValueSource(strings = {"password=Tall-Ships-4", "sslkey=/no/such.pk8", "passfile=/no/such"})
  void takesOtherWaysIntoTheDatabase(String inUrl) {
    List<String> settings = without("spring.datasource.password");
    settings.add("spring.datasource.url=jdbc:postgresql://db.invalid/reviews?ssl=true&" + inUrl);

    starts(settings);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      spring.datasource.password            | rw-r--r--
      spring.mail.password                  | rw-r-----
      threat-reviews.admin.initial-password | rw----r--
      """)
  void namesASecretThatOthersCanReadInItsFile(String setting, String permissions)
      throws IOException {
    Path secret = Files.writeString(folder.resolve(setting), "Tall-Ships-4\n");
    List<String> settings = without("spring.datasource.password");
    settings.add("spring.config.import=configtree:" + folder + "/");
    if (!setting.equals("spring.datasource.password")) {
      settings.add("spring.datasource.password=Tall-Ships-4");
    }

    permit(secret, permissions);
    refuses(
        settings,
        words -> assertThat(words)
            .contains(setting + ": ", secret.toString(), permissions, "chmod 600"));

    permit(secret, "rw-------");
    starts(settings);
  }

  @Test
  void namesAFileOfSettingsThatHoldsASecretForAll() throws IOException {
    Path file = Files.writeString(
        folder.resolve("server.yaml"), "spring.datasource.password: Tall-Ships-4\n");
    List<String> settings = without("spring.datasource.password");
    settings.add("spring.config.import=file:" + file);

    permit(file, "rw-r--r--");
    refuses(
        settings,
        words ->
            assertThat(words).contains("spring.datasource.password: ", "server.yaml", "rw-r--r--"));

    permit(file, "r--------");
    starts(settings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server.ssl.key-store=file:%s",
        "server.ssl.certificate-private-key=%s",
        "spring.ssl.bundle.jks.web.keystore.location=file:%s",
        "spring.datasource.url=jdbc:postgresql://db.invalid/reviews?sslkey=%s"
      })
  void namesAKeyThatOthersCanRead(String setting) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "not to be read");
    List<String> settings = with(setting.formatted(key));

    permit(key, "rw-r--r--");
    refuses(
        settings,
        words ->
            assertThat(words).contains(setting.substring(0, setting.indexOf('=')), key.toString()));

    permit(key, "rw-------");
    starts(settings);
  }

  private void starts(List<String> settings) {
    server
        .withPropertyValues(settings.toArray(String[]::new))
        .run(context -> assertThat(context).hasNotFailed());
  }

  private void refuses(List<String> settings, Consumer<String> words) {
    server.withPropertyValues(settings.toArray(String[]::new)).run(context -> {
      assertThat(context).hasFailed();
      assertThat(context.getStartupFailure()).isInstanceOf(StartRefused.class);
      words.accept(context.getStartupFailure().getMessage());
    });
  }

  private static List<String> namedIn(String words) {
    return words
        .lines()
        .filter(line -> line.startsWith("  - "))
        .map(line -> line.substring(4, line.indexOf(':')))
        .toList();
  }

  private static List<String> without(String setting) {
    List<String> rest = new ArrayList<>(ALL);
    rest.removeIf(each -> each.startsWith(setting + "="));
    return rest;
  }

  private static List<String> with(String... settings) {
    List<String> all = new ArrayList<>(ALL);
    for (String setting : settings) {
      all.removeIf(each -> each.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
      all.add(setting);
    }
    return all;
  }

  private static void permit(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
