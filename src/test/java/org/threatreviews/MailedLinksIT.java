package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.threatreviews.support.Fingerprint;
import org.threatreviews.support.LinkedClient;
import org.threatreviews.support.LinkedClient.Person;
import org.threatreviews.support.RunningApplication;
import org.threatreviews.support.ServiceDesk;
import org.threatreviews.support.ServiceDesk.Answer;

/**
 * The links in mails are opened by programs too, that look for malware in them: that changes
 * nothing. And whatever happens to a link, the application's log keeps its secret.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class MailedLinksIT {

  private static final Person ANNA = new Person("Anna", "en", false);
  private static final Person CARL = new Person("Carl", "de", true);

  /** Makes the links in her mails invalid. */
  private static final Person RITA = new Person("Rita", "sv", false);

  private static final int REQUESTS = 1000;

  /** Longer than the requests take. */
  private static final Duration QUIET = Duration.ofMinutes(10);

  /** How the engine's REST API writes an instant. */
  private static final DateTimeFormatter ENGINE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  /** What mail gateways, trackers and curious programs append. */
  private static final List<String> SUFFIXES = List.of(
      "",
      "?utm_source=mail&utm_medium=email",
      "?data=05%7C02%7Canna%40scanned.example%7C0&sdata=abc%3D&reserved=0",
      "?done=RECORDED",
      "?outcome=MITIGATED&comment=Done.&text=Done.",
      "?_method=POST&outcome=MITIGATED&comment=Done.",
      "?List-Unsubscribe=One-Click&shown=review-pack",
      "?confirm=yes&revoke=yes&start=2030-01-01T10%3A00%3A00Z");

  private static final Pattern PATHS = Pattern.compile("(?:href|action)=\"([^\"]*)\"");

  private RunningApplication application;
  private ServiceDesk desk;
  private LinkedClient client;
  private Set<String> links;
  private List<String> addresses;

  /** With something of everything that a mail links to. */
  @BeforeAll
  void receiveMails() {
    application = RunningApplication.get();
    desk = application.desk();
    client = LinkedClient.register(desk, "SCANNED", List.of(ANNA, CARL, RITA));
    client.onboard();
    client.report("SIR-SCANNED-1", "HIGH");
    client.report("SIR-SCANNED-2", "LOW");
    client.feedback(
        "SIR-SCANNED-2",
        CARL,
        "RISK_ACCEPTED",
        Map.of(
            "reason",
            "It is replaced soon.",
            "acceptedUntil",
            client.today().plusDays(60).toString()));
    client.ask("Q-SCANNED-1", ANNA);
    client.completeOnly(
        "analyst", "Q-SCANNED-1", "userTask_answerQuestion", Map.of("answer", "Yes, please."));
    client.waitForAgendaRequest(0);
    links = new LinkedHashSet<>();
    Stream.of(ANNA, CARL)
        .flatMap(person -> client.mailsTo(person).stream())
        .forEach(mail -> links.addAll(mail.links()));
    assertThat(links).hasSizeGreaterThan(10);
    addresses = addresses();
  }

  @Test
  void openingLinksChangesNothing() {
    awaitQuiet();
    Fingerprint before = fingerprint();
    int mails = desk.mailsSince(Instant.EPOCH).size();

    int[] answers = new int[600];
    for (int i = 0; i < Math.max(REQUESTS, 2 * addresses.size()); i++) {
      // each address by both methods, then again with another suffix
      String address = addresses.get(i / 2 % addresses.size());
      String suffix = SUFFIXES.get((i / 2 + i / 2 / addresses.size()) % SUFFIXES.size());
      Answer answer = desk.send(null, i % 2 == 0 ? "GET" : "HEAD", address + suffix, null);
      assertThat(answer.status()).as(address + suffix).isLessThan(500);
      answers[answer.status()]++;
    }

    assertThat(answers[200]).as("pages shown").isGreaterThan(REQUESTS / 4);
    assertThat(before.changesUntil(fingerprint())).as("tables written to").isEmpty();
    assertThat(desk.mailsSince(Instant.EPOCH)).hasSize(mails);

    desk.answerByLink(
        client.linkFor(ANNA, "Action needed", "SIR-SCANNED-1"),
        "feedback",
        Map.of("outcome", "NEED_HELP", "comment", "How?"));
    assertThat(before.changesUntil(fingerprint())).contains("incident_feedback");
  }

  @Test
  void noTokenGetsIntoTheLog(CapturedOutput log) throws IOException {
    String incident = client.linkFor(ANNA, "Action needed", "SIR-SCANNED-1");
    String form = "application/x-www-form-urlencoded";
    for (String address : addresses) {
      desk.send(null, "GET", address, null);
      desk.send(null, "DELETE", address, null);
      if (!address.endsWith("/links")) {
        desk.send(null, "POST", address, "[]");
      }
    }
    String revoked = client.linkFor(RITA, "SIR-SCANNED-1");
    assertThat(post(revoked + "/links", "")).isEqualTo(200);
    assertThat(post(revoked + "/feedback", "outcome=MITIGATED")).isEqualTo(410);
    assertThat(desk.send(null, "GET", revoked, null).status()).isEqualTo(410);
    assertThat(post(incident + "/feedback", "outcome=MITIGATED")).isEqualTo(400);
    assertThat(post(incident + "/confirm", "")).isEqualTo(404);
    desk.send(null, "GET", incident + "/nothing/is/here", null);
    desk.send(null, "GET", incident + "x", null);
    desk.send(null, "GET", incident + ";x=y/..%2f", null);
    desk.send(null, "POST", incident + "/feedback", "outcome=%zz&comment=\0", form);
    String illFormed = askIllFormed(incident);
    int fault = withFaultOn(
        "Provoke a fault.",
        () -> post(incident + "/feedback", "outcome=NEED_HELP&comment=Provoke+a+fault."));

    assertThat(illFormed).contains(" 400 ");
    assertThat(fault).isEqualTo(500);
    assertThat(log).as("what is logged is caught here").contains("provoked_fault");
    assertThat(log.getAll()).doesNotContain(tokenIn(revoked));
    assertThat(links.stream().map(MailedLinksIT::tokenIn)).noneMatch(log.getAll()::contains);
  }

  private int post(String address, String form) {
    return desk.send(null, "POST", address, form, "application/x-www-form-urlencoded")
        .status();
  }

  /** Lets a feedback with this comment fail in the database. */
  private int withFaultOn(String comment, java.util.function.IntSupplier request) {
    application
        .database()
        .sql("alter table incident_feedback add constraint provoked_fault check (comment <> '%s')"
            .formatted(comment))
        .update();
    try {
      return request.getAsInt();
    } finally {
      application
          .database()
          .sql("alter table incident_feedback drop constraint provoked_fault")
          .update();
    }
  }

  /** Sends what no HTTP client would: a request line with characters that must not be in it. */
  private static String askIllFormed(String link) throws IOException {
    URI address = URI.create(link);
    try (Socket socket = new Socket(address.getHost(), address.getPort());
        InputStream answer = socket.getInputStream()) {
      String request = "GET %s?{|} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .formatted(address.getPath());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String tokenIn(String link) {
    return link.split("/")[4];
  }

  /** The links, and everything below the same tokens that their pages lead to or send forms to. */
  private List<String> addresses() {
    List<String> found = new ArrayList<>(links);
    // named in the header of a mail
    found.add(found.get(0) + "/unsubscribe/review-pack");
    for (int i = 0; i < found.size(); i++) {
      String address = found.get(i);
      Answer page = desk.send(null, "GET", address, null);
      Matcher path = PATHS.matcher(page.text());
      while (page.status() == 200 && path.find()) {
        String linked = URI.create(address).resolve(path.group(1)).toString();
        if (linked.contains("/c/" + tokenIn(address)) && !found.contains(linked)) {
          found.add(linked);
        }
      }
    }
    return found;
  }

  private Fingerprint fingerprint() {
    return Fingerprint.of(application.database());
  }

  /** Goes to a time from which on nothing falls due for a while. */
  private void awaitQuiet() {
    String cleanedUp = desk.get("lead", "/engine-rest/history/cleanup/configuration")
        .with(200)
        .path("batchWindowEndTime")
        .asText();
    desk.advanceTo(OffsetDateTime.parse(cleanedUp, ENGINE_TIME).toInstant());
    for (Optional<Instant> next = nextDue(); next.isPresent(); next = nextDue()) {
      desk.advanceTo(next.get().plusSeconds(1));
    }
  }

  private Optional<Instant> nextDue() {
    return application
        .database()
        .sql("""
            select min(due) from (
              select duedate_ due from act_ru_job
              where retries_ > 0 and suspension_state_ = 1 and handler_type_ <> 'history-cleanup'
              union all
              select next_attempt_at from mail_outbox where status = 'QUEUED') d
            where due < :horizon
            """)
        .param("horizon", Timestamp.from(desk.now().plus(QUIET)))
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }
}
