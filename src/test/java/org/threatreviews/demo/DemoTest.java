package org.threatreviews.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

@HttpTest
class DemoTest {

  private static final Instant NOW = CleanState.START;
  private static final List<String> HAPPENED = new CopyOnWriteArrayList<>();

  @Autowired
  TimeMachine timeMachine;

  @Autowired
  AdjustableClock clock;

  @Autowired
  RuntimeService runtime;

  @Autowired
  RepositoryService repository;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  JavaMailSender sender;

  @Autowired
  Http http;

  private Deployment deployment;

  /** Notes when it runs. */
  public static final class Note implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
      HAPPENED.add(
          execution.getProcessBusinessKey() + " " + ClockUtil.getCurrentTime().toInstant());
    }
  }

  /** Never works. */
  public static final class Fail implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
      throw new IllegalStateException("never works");
    }
  }

  @BeforeEach
  void deploy() {
    HAPPENED.clear();
    BpmnModelInstance waiting = Bpmn.createExecutableProcess("waiting")
        .camundaHistoryTimeToLiveString("P1D")
        .startEvent()
        .intermediateCatchEvent("event_due")
        .timerWithDate("${due}")
        .serviceTask("serviceTask_note")
        .camundaClass(Note.class.getName())
        .endEvent()
        .done();
    BpmnModelInstance failing = Bpmn.createExecutableProcess("failing")
        .camundaHistoryTimeToLiveString("P1D")
        .startEvent()
        .serviceTask("serviceTask_fail")
        .camundaClass(Fail.class.getName())
        .camundaAsyncBefore()
        .endEvent()
        .done();
    deployment = repository
        .createDeployment()
        .addModelInstance("waiting.bpmn", waiting)
        .addModelInstance("failing.bpmn", failing)
        .deploy();
  }

  @AfterEach
  void undeploy() {
    repository.deleteDeployment(deployment.getId(), true);
  }

  @Test
  void runsEverythingAtItsTimeAndInOrder() {
    wait("third", NOW.plus(Duration.ofDays(200)));
    wait("first", NOW.plus(Duration.ofDays(1)));
    wait("second", NOW.plus(Duration.ofDays(30)));
    wait("later", NOW.plus(Duration.ofDays(400)));

    TimeMachine.Journey journey = timeMachine.advanceTo(NOW.plus(Duration.ofDays(365)));

    assertThat(journey.jobsExecuted()).isEqualTo(3);
    assertThat(journey.engineIncidents()).isZero();
    assertThat(HAPPENED)
        .containsExactly(
            "first 2026-12-02T08:00:00Z",
            "second 2026-12-31T08:00:00Z",
            "third 2027-06-19T08:00:00Z");
    assertThat(clock.instant()).isAfterOrEqualTo(NOW.plus(Duration.ofDays(365)));
  }

  @Test
  void turnsAJobThatKeepsFailingIntoAnIncidentAndGoesOn() {
    runtime.startProcessInstanceByKey("failing");
    wait("after", NOW.plus(Duration.ofDays(2)));

    TimeMachine.Journey journey = timeMachine.advanceTo(NOW.plus(Duration.ofDays(3)));

    assertThat(journey.engineIncidents()).isEqualTo(1);
    assertThat(HAPPENED).containsExactly("after 2026-12-03T08:00:00Z");
  }

  @Test
  void leavesSuspendedJobsAlone() {
    wait("suspended", NOW.plus(Duration.ofDays(1)));
    runtime.suspendProcessInstanceById(
        runtime.createProcessInstanceQuery().singleResult().getId());

    assertThat(timeMachine.advanceTo(NOW.plus(Duration.ofDays(2))).jobsExecuted())
        .isZero();
  }

  @Test
  void goesOnAfterARestartWhereItWasLeft() {
    Instant target = NOW.plus(Duration.ofDays(100));
    timeMachine.advanceTo(target);

    AdjustableClock restarted = new DemoClock().adjustableClock(jdbc, null, null);

    assertThat(restarted.instant()).isBetween(target, target.plus(Duration.ofMinutes(5)));
    assertThat(ClockUtil.getCurrentTime().toInstant())
        .isBetween(target, target.plus(Duration.ofMinutes(5)));
  }

  @Test
  void onlyMovesForwardAndNotTooFar() {
    assertThatThrownBy(() -> timeMachine.advanceTo(NOW.minusSeconds(1)))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> timeMachine.advanceTo(Instant.MAX)).isInstanceOf(InvalidInput.class);
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  @Test
  void travelsOverHttp() {
    wait("first", NOW.plus(Duration.ofDays(1)));

    JsonNode journey =
        Http.json(advance("{\"advanceTo\":\"%s\"}".formatted(NOW.plus(Duration.ofDays(2)))));

    assertThat(journey.path("now").asText()).isEqualTo("2026-12-03T08:00:00Z");
    assertThat(journey.path("jobsExecuted").asInt()).isEqualTo(1);
    assertThat(journey.path("mailsSent").asInt()).isZero();
    assertThat(journey.path("engineIncidents").asInt()).isZero();

    HttpResponse<String> past = advance("{\"advanceTo\":\"2020-01-01T00:00:00Z\"}");
    assertThat(past.statusCode()).isEqualTo(400);
    assertThat(Http.json(past).path("field").asText()).isEqualTo("advanceTo");
    assertThat(Http.json(advance("{}")).path("rule").asText()).isEqualTo("notNull");
  }

  @Test
  void givesTheMailsThatWereSent() throws Exception {
    send("ciso@acme.example", "First");
    timeMachine.advanceToAndStand(NOW.plusSeconds(60));
    send("ciso@acme.example", "Second");
    send("other@acme.example", "Third");

    JsonNode mails = Http.json(http.anonymous(http.request("/demo/mails?to=CISO%40acme.example")));

    assertThat(mails.findValuesAsText("subject")).containsExactly("First", "Second");
    JsonNode mail = mails.get(0);
    assertThat(mail.path("to").asText()).isEqualTo("ciso@acme.example");
    assertThat(mail.path("sentAt").asText()).isEqualTo("2026-12-01T08:00:00Z");
    assertThat(mail.path("messageId").asText()).startsWith("<");
    assertThat(mail.path("text").asText()).contains("Grüße").contains("answer (");
    assertThat(mail.path("html").isNull()).isTrue();
    assertThat(mail.at("/headers/Subject/0").asText()).isEqualTo("First");
    assertThat(mail.at("/headers/X-Team").toString()).isEqualTo("[\"Köln\",\"Malmö\"]");
    assertThat(mail.path("links").toString())
        .isEqualTo("[\"http://localhost:8080/c/abc_-1\",\"https://mdr.example/help\"]");
    assertThat(mail.path("attachments").get(0).path("filename").asText()).isEqualTo("plan.ics");
    assertThat(mail.path("attachments").get(0).path("content").asText()).isEqualTo("BEGIN:é");
    assertThat(mail.path("attachments").get(1).path("content").asText()).isEqualTo("AAEC");

    assertThat(Http.json(http.anonymous(http.request("/demo/mails?since=" + NOW.plusSeconds(60))))
            .findValuesAsText("subject"))
        .containsExactly("Second", "Third");
    HttpResponse<String> bad = http.anonymous(http.request("/demo/mails?since=yesterday"));
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(Http.json(bad).path("field").asText()).isEqualTo("since");
  }

  @Test
  void showsTheMailsToAPerson() throws Exception {
    send("ciso@acme.example", "<b>First</b>");
    long id = jdbc.sql("select max(id) from demo_mail").query(Long.class).single();

    assertThat(http.anonymous(http.request("/demo/inbox")).body())
        .contains("/demo/inbox/" + id)
        .contains("&lt;b&gt;First&lt;/b&gt;");
    assertThat(http.anonymous(http.request("/demo/inbox/" + id)).body())
        .contains("<a href=\"http://localhost:8080/c/abc_-1\">")
        .contains("plan.ics");
    assertThat(http.anonymous(http.request("/demo/inbox/0")).statusCode()).isEqualTo(404);
  }

  @Test
  void showsTheHtmlOfAMailWhereItCanDoNothing() throws MessagingException {
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
    helper.setFrom("threat-reviews@mdr.example");
    helper.setTo("ciso@acme.example");
    helper.setSubject("Both");
    String link = "http://localhost:8080/c/abc";
    helper.setText("Answer: " + link, "<p>Answer</p><a href=\"%s\">here</a>".formatted(link));
    sender.send(message);

    JsonNode mail = Http.json(http.anonymous(http.request("/demo/mails"))).get(0);
    assertThat(mail.path("text").asText()).contains("Answer: ");
    assertThat(mail.path("html").asText()).startsWith("<p>Answer</p>");
    assertThat(mail.path("links").toString()).isEqualTo("[\"%s\"]".formatted(link));
    long id = jdbc.sql("select max(id) from demo_mail").query(Long.class).single();
    assertThat(http.anonymous(http.request("/demo/inbox/" + id)).body())
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
        .contains("src=\"/demo/inbox/%d/html\"".formatted(id));
    HttpResponse<String> framed = http.anonymous(http.request("/demo/inbox/" + id + "/html"));
    assertThat(framed.body()).startsWith("<p>Answer</p>");
    assertThat(framed.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("sandbox allow-popups")
        .contains("frame-ancestors 'self'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        ""
      })
  void answersNobodyWhoCallsThisMachineByAnotherName(String name) {
    for (String path : List.of(
        "/demo/clock",
        "/demo/inbox",
        "/demo/mails",
        "/demo/demo.css",
        "/login",
        "/api/v1/clients",
        "/engine-rest/engine",
        "/camunda/app/tasklist/default/",
        "/actuator/health",
        "/c/no-link",
        "/nothing-here")) {
      String answer = http.raw(
          "GET " + path + " HTTP/1.1",
          "Host: " + name,
          "X-Forwarded-Host: localhost",
          "Forwarded: host=localhost");
      assertThat(answer).as("%s of %s", path, name).matches("(?s)HTTP/1.1 (421|400) .*");
      assertThat(answer).doesNotContain("\"now\"");
    }
    assertThat(http.raw("GET /demo/clock HTTP/1.1", "Host: evil.example"))
        .contains("\"rule\":\"loopbackName\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080"})
  void answersOnThisMachine(String name) {
    assertThat(http.raw("GET /demo/clock HTTP/1.1", "Host: " + name)).startsWith("HTTP/1.1 200 ");
  }

  private HttpResponse<String> advance(String body) {
    return http.anonymous(http.request("/demo/clock")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body)));
  }

  private void wait(String key, Instant due) {
    runtime.startProcessInstanceByKey("waiting", key, Map.of("due", Date.from(due)));
  }

  private void send(String to, String subject)
      throws MessagingException, UnsupportedEncodingException {
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
    helper.setFrom("threat-reviews@mdr.example");
    helper.setTo(to);
    helper.setSubject(subject);
    message.addHeader("X-Team", MimeUtility.encodeText("Köln"));
    message.addHeader("X-Team", MimeUtility.encodeText("Malmö"));
    helper.setText("""
        Please answer (http://localhost:8080/c/abc_-1).
        More at https://mdr.example/help.
        Grüße
        """);
    helper.addAttachment(
        "plan.ics",
        new ByteArrayResource("BEGIN:é".getBytes(StandardCharsets.UTF_8)),
        "text/calendar; charset=UTF-8");
    helper.addAttachment(
        "pack.pdf", new ByteArrayResource(new byte[] {0, 1, 2}), "application/pdf");
    sender.send(message);
  }
}
