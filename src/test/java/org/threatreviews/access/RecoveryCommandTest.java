package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.demo.DemoPasswords;
import org.threatreviews.problem.StartRefused;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

/** Whoever has the server gives an administrator a new password by a command, while nodes run. */
@HttpTest
class RecoveryCommandTest {

  private static final Pattern PASSWORD = Pattern.compile("\\n {2}(\\S{24})\\n");

  @Autowired
  DataSource dataSource;

  @Autowired
  Http http;

  @Autowired
  Accounts accounts;

  @Autowired
  Passwords passwords;

  @Autowired
  ApiTokens tokens;

  @Autowired
  IdentityService identity;

  @Autowired
  DemoPasswords demo;

  @Autowired
  JdbcClient jdbc;

  @AfterEach
  void asBefore() {
    accounts.changePassword("admin", demo.of("admin"));
    identity.deleteUser("kim");
  }

  @Test
  void setsANewPasswordAndEndsWhatBeganWithTheOldOne() {
    identity.createMembership("admin", Groups.INTEGRATION);
    tokens.issue(new NewToken("Own", "admin", TokenScope.READ, null, tokens.latestEnd()), "admin");
    HttpClient session = http.signIn("admin");

    String first = password(recover("--recover-admin"));
    String second = password(recover("--recover-admin=admin"));

    assertThat(second).isNotEqualTo(first);
    assertThat(passwords.check("admin", first)).isEmpty();
    assertThat(passwords.check("admin", second)).isPresent();
    assertThat(passwords.check("admin", demo.of("admin"))).isEmpty();
    assertThat(tokens.all().get(0).revocation().because()).isEqualTo(ApiToken.Reason.RECOVERY);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(http.send(
                    session, http.request("/").header("Accept", "text/html").build())
                .statusCode())
            .isEqualTo(302));
    assertThat(jdbc.sql("select user_id from administrator_recovery")
            .query(String.class)
            .list())
        .containsExactly("admin", "admin");
    identity.deleteMembership("admin", Groups.INTEGRATION);
  }

  @Test
  void makesTheUsualUserAnAdministratorAgain() {
    identity.deleteMembership("admin", Groups.ADMIN);
    String password = password(recover("--recover-admin"));
    assertThat(passwords.check("admin", password).orElseThrow().groups())
        .containsExactly(Groups.ADMIN);

    identity.deleteUser("admin");
    password = password(recover("--recover-admin"));
    assertThat(passwords.check("admin", password).orElseThrow().groups())
        .containsExactly(Groups.ADMIN);
  }

  @Test
  void helpsAnotherAdministratorAndNobodyElse() {
    accounts.create("kim", "Kim", "New", Groups.ADMIN, "Battery-Staple-7");

    String password = password(recover("--recover-admin=kim"));

    assertThat(passwords.check("kim", password)).isPresent();
    assertThat(passwords.check("admin", demo.of("admin"))).isPresent();
    assertThatThrownBy(() -> recover("--recover-admin=lead"))
        .isInstanceOfSatisfying(
            StartRefused.class, refusal -> assertThat(refusal.action()).contains("admin, kim"));
    assertThat(passwords.check("lead", demo.of("lead"))).isPresent();
  }

  @Test
  void needsADatabase() {
    assertThatThrownBy(() -> AdministratorRecovery.run(System.out, "--recover-admin"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("No database is configured");
  }

  @ParameterizedTest
  @CsvSource({
    "--recover-admin, true",
    "--recover-admin=kim, true",
    "--recover-administrators, false",
    "recover-admin, false"
  })
  void isWantedOnTheCommandLineOnly(String argument, boolean wanted) {
    assertThat(AdministratorRecovery.isWanted("--server.port=0", argument)).isEqualTo(wanted);
  }

  private String recover(String option) {
    HikariDataSource database = unwrapped();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    AdministratorRecovery.run(
        new PrintStream(printed, true, StandardCharsets.UTF_8),
        option,
        "--spring.datasource.url=" + database.getJdbcUrl(),
        "--spring.datasource.username=" + database.getUsername(),
        "--spring.datasource.password=" + database.getPassword());
    return printed.toString(StandardCharsets.UTF_8);
  }

  private HikariDataSource unwrapped() {
    try {
      return dataSource.unwrap(HikariDataSource.class);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String password(String printed) {
    Matcher password = PASSWORD.matcher(printed);
    assertThat(password.find()).as(printed).isTrue();
    return password.group(1);
  }
}
