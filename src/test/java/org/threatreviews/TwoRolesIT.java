package org.threatreviews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.threatreviews.access.Accounts;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.problem.StartRefused;

/**
 * A server whose database has two roles, made as the operator's manual says: one owns the tables and
 * migrates, the other runs the application and changes rows only. All passwords come from files. To
 * start it takes most of the time, so each test goes on with what the one before has left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoRolesIT {

  private static final String OWNER = "threatreviews_owner";
  private static final String RUNNING = "threatreviews";
  private static final Map<String, String> PASSWORDS =
      Map.of(OWNER, "Deep-Harbour-8", RUNNING, "Tall-Ships-4", "relay", "Fast-Boats-5");
  private static final String ADMIN_PASSWORD = "Correct-Horse-7";
  private static final String PORTAL_PASSWORD = "Another-Horse-7";
  private static final Duration SOON = Duration.ofMinutes(2);

  private static final String NOT_ALLOWED = "42501";

  @TempDir
  static Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  private EmbeddedPostgres postgres;
  private GreenMail relay;
  private ConfigurableApplicationContext application;

  @BeforeAll
  void prepare() throws Exception {
    Path access = Files.writeString(folder.resolve("pg_hba.conf"), """
        local all postgres trust
        host all postgres all trust
        host all all all scram-sha-256
        """);
    postgres = EmbeddedPostgres.builder()
        .setServerConfig("hba_file", access.toString())
        .setServerConfig("fsync", "off")
        .start();
    runWhatTheManualSays();
    relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    relay.start();
    relay.setUser("reviews@mdr.test", "reviews", PASSWORDS.get("relay"));
  }

  @AfterAll
  void stop() throws IOException {
    if (application != null) {
      application.close();
    }
    relay.stop();
    postgres.close();
  }

  @Test
  @Order(1)
  void aServerNamesAllThatIsWrongBeforeItTouchesTheDatabase() {
    String words =
        refusal(running("--threat-reviews.mail.base-url=http://localhost:8080")).getMessage();
    assertThat(words).contains("threat-reviews.mail.base-url: ").doesNotContain("initial-password");

    assertThat(refusal(running(
                "--threat-reviews.mail.base-url=http://localhost:8080",
                "--threat-reviews.admin.initial-password="))
            .getMessage())
        .contains("threat-reviews.mail.base-url: ", "threat-reviews.admin.initial-password: ");
  }

  @Test
  @Order(2)
  void theRunningRoleSaysWhatToRunOnAnEmptyDatabase() throws SQLException {
    StartRefused refused = refusal(running());

    assertThat(refused).hasMessageContaining("'%s' may use no schema".formatted(RUNNING));
    assertThat(refused.action()).contains("migrate", "running-role");
    assertThat(ask("select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
        .isEqualTo("0");
  }

  @Test
  @Order(3)
  void theOwnerMigratesAndEnds() throws SQLException {
    ThreatReviewsApplication.main(arguments(
        secrets(OWNER, Map.of("spring.datasource.password", PASSWORDS.get(OWNER))),
        "migrate",
        "--spring.datasource.username=" + OWNER,
        "--threat-reviews.database.running-role=" + RUNNING));

    assertThat(ask("select string_agg(distinct tableowner, ',') from pg_tables"
            + " where schemaname = 'public'"))
        .isEqualTo(OWNER);
    assertThat(ask("select count(*) from pg_tables where tablename in"
            + " ('decision', 'client', 'act_ru_job')"))
        .isEqualTo("3");
    assertThat(ask("select count(*) from pg_indexes where indexname like 'act_idx_job_%ed%'"))
        .isEqualTo("2");
  }

  @Test
  @Order(4)
  void theRunningRoleSaysWhatIsMissing() throws SQLException {
    executeAs(OWNER, "drop index act_idx_job_failed");
    executeAs(
        OWNER,
        "create table last_step as select * from flyway_schema_history"
            + " order by installed_rank desc limit 1",
        "delete from flyway_schema_history where version in (select version from last_step)");
    assertThat(refusal(running()))
        .hasMessageContaining("lacks V" + ask("select version from last_step"))
        .hasMessageContaining("act_idx_job_failed");
    executeAs(OWNER, "revoke select on decision from " + RUNNING);
    assertThat(refusal(running())).hasMessageContaining("may not read decision");
  }

  @Test
  @Order(5)
  void aStartWithBothRolesPutsItRight() throws SQLException {
    executeAs(
        OWNER, "insert into flyway_schema_history select * from last_step", "drop table last_step");
    ThreatReviewsApplication.main(arguments(
        secrets(
            "both",
            Map.of(
                "spring.datasource.password", PASSWORDS.get(RUNNING),
                "spring.flyway.password", PASSWORDS.get(OWNER))),
        "migrate",
        "--spring.datasource.username=" + RUNNING,
        "--spring.flyway.user=" + OWNER));

    assertThat(ask("select count(*) from pg_indexes where indexname = 'act_idx_job_failed'"))
        .isEqualTo("1");
    assertThat(ask("select has_table_privilege('%s', 'decision', 'SELECT')".formatted(RUNNING)))
        .isEqualTo("t");
  }

  @Test
  @Order(6)
  void theWholeApplicationRunsAsTheWeakRole() throws Exception {
    application = start(running());
    application
        .getBean(Accounts.class)
        .create("portal", "Client", "Portal", Groups.INTEGRATION, PORTAL_PASSWORD);

    assertThat(call("portal", PORTAL_PASSWORD, "/api/v1/clients", client()).statusCode())
        .isEqualTo(201);
    HttpResponse<String> reported =
        call("portal", PORTAL_PASSWORD, "/api/v1/clients/ACME/incidents", incident());
    assertThat(reported.statusCode()).as(reported.body()).isEqualTo(201);

    await().atMost(SOON).until(() -> relay.getReceivedMessages().length > 0);
    assertThat(relay.getReceivedMessages()[0].getAllRecipients()[0])
        .hasToString("Sam Smith <sam@acme.example>");
    assertThat(ask("select count(*) > 0 from decision")).isEqualTo("t");
    assertThat(ask("select string_agg(distinct usename, ',') from pg_stat_activity"
            + " where datname = 'threatreviews' and usename like 'threatreviews%'"))
        .isEqualTo(RUNNING);
    assertThat(call("admin", ADMIN_PASSWORD, "/engine-rest/engine", null).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @Order(7)
  @ValueSource(
      strings = {
        "create table mine (id int)",
        "create temporary table mine (id int)",
        "create view mine as select 1",
        "create function mine() returns int language sql as 'select 1'",
        "create schema mine",
        "create index mine on client (name)",
        "alter table client add mine int",
        "alter table decision disable trigger decision_is_append_only",
        "alter table act_ru_job set (fillfactor = 50)",
        "drop table client",
        "drop function refuse_rewriting_history() cascade",
        "truncate client",
        "truncate act_ru_job",
        "truncate decision",
        "update decision set wording = 'nothing'",
        "delete from decision",
        "update flyway_schema_history set success = false",
        "delete from act_ge_schema_log",
        "set session_replication_role = replica",
        "set role threatreviews_owner"
      })
  void theWeakRoleMayNot(String command) {
    assertThatThrownBy(() -> executeAs(RUNNING, command))
        .isInstanceOf(SQLException.class)
        .satisfies(
            fault -> assertThat(((SQLException) fault).getSQLState()).isEqualTo(NOT_ALLOWED));
  }

  @Test
  @Order(8)
  void theWeakRoleChangesRowsAlsoOfTablesThatComeLater() throws SQLException {
    executeAs(OWNER, "create table later (id serial, name text)");

    executeAs(
        RUNNING,
        "insert into later (name) values ('x')",
        "update later set name = 'y'",
        "delete from later");
    executeAs(OWNER, "drop table later");
  }

  @Test
  @Order(9)
  void anAdministratorWhoIsThereIsNotAskedForAgain() {
    assertThat(refusal(running(
                "--threat-reviews.mail.from=threat-reviews@mdr.example",
                "--threat-reviews.admin.initial-password="))
            .getMessage())
        .contains("threat-reviews.mail.from: ")
        .doesNotContain("initial-password");
  }

  /** The SQL of the manual, with passwords put in. */
  private void runWhatTheManualSays() throws IOException, SQLException {
    Matcher sql = Pattern.compile("(?s)```sql\n(.*?)```")
        .matcher(Files.readString(Path.of("docs/operations.md")));
    assertThat(sql.find()).isTrue();
    String database = "postgres";
    for (String command : sql.group(1).split("\n")) {
      if (command.startsWith("\\connect ")) {
        database = command.substring("\\connect ".length());
        continue;
      }
      Matcher role = Pattern.compile("create role (\\w+) .*").matcher(command);
      String secret = role.matches() ? PASSWORDS.get(role.group(1)) : "";
      try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(command.replace("…", secret));
      }
    }
  }

  private String[] running(String... more) {
    Path secrets = secrets(
        RUNNING,
        Map.of(
            "spring.datasource.password", PASSWORDS.get(RUNNING),
            "spring.mail.password", PASSWORDS.get("relay"),
            "threat-reviews.admin.initial-password", ADMIN_PASSWORD));
    List<String> all = new ArrayList<>(List.of(
        "--server.port=0",
        "--spring.datasource.username=" + RUNNING,
        "--spring.mail.host=127.0.0.1",
        "--spring.mail.port=" + relay.getSmtp().getPort(),
        "--spring.mail.username=reviews",
        "--spring.mail.properties.mail.smtp.auth=true",
        "--threat-reviews.shutdown.drain=0s"));
    if (Stream.of(more).noneMatch(each -> each.contains("base-url"))) {
      all.add("--threat-reviews.mail.base-url=https://reviews.mdr.test");
    }
    if (Stream.of(more).noneMatch(each -> each.contains("mail.from"))) {
      all.add("--threat-reviews.mail.from=reviews@mdr.test");
    }
    all.addAll(List.of(more));
    return arguments(secrets, all.toArray(String[]::new));
  }

  private String[] arguments(Path secrets, String... more) {
    return Stream.concat(
            Stream.of(more),
            Stream.of(
                "--spring.datasource.url=" + url(),
                "--spring.config.import=configtree:" + secrets + "/"))
        .toArray(String[]::new);
  }

  /** A folder of files as an orchestrator mounts them, each the value of the setting of its name. */
  private static Path secrets(String name, Map<String, String> values) {
    try {
      Path secrets = Files.createDirectories(folder.resolve("secrets-" + name));
      for (Map.Entry<String, String> value : values.entrySet()) {
        Path file = Files.writeString(secrets.resolve(value.getKey()), value.getValue() + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      return secrets;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ConfigurableApplicationContext start(String... arguments) {
    return new SpringApplicationBuilder(ThreatReviewsApplication.class)
        .initializers(
            context -> context.getBeanFactory().registerSingleton("productOnly", new ProductOnly()))
        .run(arguments);
  }

  /** The tests' own beans want the demo, which a server has not. */
  private static final class ProductOnly extends TypeExcludeFilter {

    private static final String TESTS =
        TwoRolesIT.class.getProtectionDomain().getCodeSource().getLocation().toString();

    @Override
    public boolean match(MetadataReader found, MetadataReaderFactory others) throws IOException {
      return found.getResource().getURL().toString().startsWith(TESTS);
    }
  }

  private static StartRefused refusal(String... arguments) {
    Throwable fault = catchThrowable(() -> start(arguments).close());
    assertThat(fault).isNotNull();
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(fault);
    assertThat(cause).isInstanceOf(StartRefused.class);
    return (StartRefused) cause;
  }

  private HttpResponse<String> call(String user, String password, String path, String body)
      throws Exception {
    String pair = user + ":" + password;
    String port = application.getEnvironment().getProperty("local.server.port");
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create("http://localhost:%s%s".formatted(port, path)))
        .header("Content-Type", "application/json")
        .header(
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    if (body != null) {
      request.POST(BodyPublishers.ofString(body));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String client() {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    return """
        {"reference": "ACME", "name": "Acme Ltd", "country": "DE", "language": "en",
         "timeZone": "Europe/Berlin", "subscription": "STANDARD",
         "contractStart": "%s", "contractEnd": "%s",
         "contacts": [{"name": "Sam Smith", "email": "sam@acme.example", "phone": "+49 30 1234567",
           "role": "SECURITY_MANAGER", "level": 1, "riskAuthority": true, "language": "en",
           "timeZone": "Europe/Berlin"}]}
        """.formatted(today, today.plusYears(1));
  }

  private static String incident() {
    return """
        {"reference": "SIR-1", "severity": "CRITICAL", "title": "Files are being encrypted",
         "description": "On the file server.", "recommendation": "Disconnect the server.",
         "reportedAt": "%s"}
        """.formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private String url() {
    return "jdbc:postgresql://localhost:%d/threatreviews".formatted(postgres.getPort());
  }

  /** As superuser. */
  private String ask(String question) throws SQLException {
    try (Connection connection =
            postgres.getDatabase("postgres", "threatreviews").getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private void executeAs(String role, String... commands) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), role, PASSWORDS.get(role));
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }
}
