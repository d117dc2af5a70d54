package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;

/** Plays the 24/7 service, the client's contacts and the SOC in tests. */
@Component
class FollowUpDriver {

  static final String CLIENT = "NORD";
  static final String INCIDENT = "SIR-1";

  /** Asked first. */
  static final String MANAGER = "manager@nord.example";

  /** Asked next, and the only one who may accept risks. */
  static final String CISO = "ciso@nord.example";

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /**
   * @param body its sentences on one line each, however they were wrapped
   */
  record SentMail(String recipient, String element, String subject, String body) {

    SentMail {
      body = body.replaceAll("\\s+", " ");
    }
  }

  private final Clients clients;
  private final IncidentFollowUp followUp;
  private final ProcessEngine engine;
  private final TestTime time;
  private final JdbcClient jdbc;

  FollowUpDriver(
      Clients clients,
      IncidentFollowUp followUp,
      ProcessEngine engine,
      TestTime time,
      JdbcClient jdbc) {
    this.clients = clients;
    this.followUp = followUp;
    this.engine = engine;
    this.time = time;
    this.jdbc = jdbc;
  }

  void registerClient() {
    registerClient(BERLIN, BERLIN);
  }

  void registerClient(String reference) {
    registerClient(reference, BERLIN, BERLIN);
  }

  void registerClient(ZoneId zone, ZoneId zoneOfCiso) {
    registerClient(CLIENT, zone, zoneOfCiso);
  }

  private void registerClient(String reference, ZoneId zone, ZoneId zoneOfCiso) {
    clients.register(new ClientRegistration(
        reference,
        "Nordwind AG",
        "DE",
        "en",
        zone,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(
            new Contact(
                "Max Manager",
                MANAGER,
                "+49 30 5550104",
                ContactRole.SECURITY_MANAGER,
                1,
                false,
                "en",
                zone),
            new Contact(
                "Clara Ciso",
                CISO,
                "+49 30 5550199",
                ContactRole.CISO,
                2,
                true,
                "en",
                zoneOfCiso))));
  }

  /** Reports an incident now; nothing of its follow-up has run yet. */
  void report(Severity severity) {
    report(severity, time.now());
  }

  void report(Severity severity, Instant reportedAt) {
    followUp.report(report(INCIDENT, severity, reportedAt));
  }

  static IncidentReport report(String reference, Severity severity, Instant reportedAt) {
    return report(CLIENT, reference, severity, reportedAt);
  }

  static IncidentReport report(
      String client, String reference, Severity severity, Instant reportedAt) {
    return new IncidentReport(
        client,
        reference,
        severity,
        "Beaconing to a known server",
        "A workstation talks to a command and control server.",
        "Isolate the workstation.",
        "ws-17",
        "T1071",
        reportedAt);
  }

  /** Reports an incident now and notifies the contacts. */
  void reportAndNotify(Severity severity) {
    report(severity);
    runDue();
  }

  Instant now() {
    return time.now();
  }

  TestTime time() {
    return time;
  }

  void runDue() {
    time.advanceTo(time.now());
  }

  void give(FeedbackOutcome outcome) {
    followUp.giveFeedback(INCIDENT, feedback(outcome));
  }

  /** Gives feedback and lets the follow-up act on it. */
  void giveAndRun(FeedbackOutcome outcome) {
    give(outcome);
    runDue();
  }

  void promise(LocalDate day) {
    promise(MANAGER, day);
  }

  void promise(String by, LocalDate day) {
    followUp.giveFeedback(
        INCIDENT, new Feedback(FeedbackOutcome.IN_PROGRESS, by, null, null, day, null, null));
    runDue();
  }

  /** Lets this contact say that and the follow-up act on it. */
  void say(String by, FeedbackOutcome outcome) {
    say(by, outcome, "Reinstalled");
  }

  void say(String by, FeedbackOutcome outcome, String words) {
    LocalDate today = time.now().atZone(BERLIN).toLocalDate();
    boolean accepted = outcome == FeedbackOutcome.RISK_ACCEPTED;
    followUp.giveFeedback(
        INCIDENT,
        new Feedback(
            outcome,
            by,
            words,
            accepted ? today.plusDays(90) : null,
            outcome == FeedbackOutcome.IN_PROGRESS ? today.plusDays(7) : null,
            accepted ? "Legacy machine" : null,
            null));
    runDue();
  }

  String briefing(Task task) {
    return (String) engine.getTaskService().getVariableLocal(task.getId(), "briefing");
  }

  void acceptRisk(LocalDate until) {
    followUp.giveFeedback(
        INCIDENT,
        new Feedback(
            FeedbackOutcome.RISK_ACCEPTED, CISO, null, until, null, "Legacy machine", null));
    runDue();
  }

  Feedback feedback(FeedbackOutcome outcome) {
    LocalDate today = time.now().atZone(BERLIN).toLocalDate();
    return switch (outcome) {
      case MITIGATED -> new Feedback(outcome, MANAGER, "Reinstalled", null, null, null, null);
      case NEED_HELP ->
        new Feedback(outcome, MANAGER, "How do we isolate it?", null, null, null, null);
      case IN_PROGRESS -> new Feedback(outcome, MANAGER, null, null, today.plusDays(7), null, null);
      case RISK_ACCEPTED ->
        new Feedback(outcome, CISO, null, today.plusDays(90), null, "Legacy machine", null);
    };
  }

  IncidentDetails incident() {
    return followUp.get(INCIDENT);
  }

  ProcessInstance process() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(IncidentFollowUpIds.PROCESS)
        .processInstanceBusinessKey(INCIDENT)
        .singleResult();
  }

  List<Task> tasks(String element) {
    return engine.getTaskService().createTaskQuery().taskDefinitionKey(element).list();
  }

  Task task(String element) {
    List<Task> tasks = tasks(element);
    assertThat(tasks).as(element).hasSize(1);
    return tasks.get(0);
  }

  /** Completes the one task of this element and runs what follows. */
  void complete(String element, Map<String, Object> variables) {
    engine.getTaskService().complete(task(element).getId(), variables);
    runDue();
  }

  /** The due date of the timer that waits at this element. */
  Instant due(String event) {
    List<Job> jobs =
        engine.getManagementService().createJobQuery().activityId(event).list();
    assertThat(jobs).as(event).hasSize(1);
    return jobs.get(0).getDuedate().toInstant();
  }

  boolean isWaitingAt(String element) {
    return engine.getRuntimeService().createExecutionQuery().activityId(element).count() > 0;
  }

  List<SentMail> mails(String element) {
    return jdbc.sql("""
            select recipient, element, subject, body from mail_outbox
            where element = :element order by created_at, count, recipient
            """).param("element", element).query(SentMail.class).list();
  }

  /** When each mail of this element was written, in Berlin time. */
  List<String> mailTimes(String element) {
    return jdbc
        .sql("select created_at from mail_outbox where element = :element order by created_at")
        .param("element", element)
        .query(Timestamp.class)
        .list()
        .stream()
        .map(at -> at.toInstant().atZone(BERLIN).toLocalDateTime().toString())
        .toList();
  }

  static Instant berlin(String localDateTime) {
    return java.time.LocalDateTime.parse(localDateTime).atZone(BERLIN).toInstant();
  }

  void advanceTo(String localDateTime) {
    time.advanceTo(berlin(localDateTime));
  }
}
