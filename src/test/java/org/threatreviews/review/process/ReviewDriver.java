package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;

/** Plays the analysts, the team lead and the client of a review in tests. */
@Component
public class ReviewDriver {

  public static final String CLIENT = "NORD";

  /** The meeting is on Wednesday, 17 February 2027, at 10 o'clock in Berlin. */
  public static final String FIRST = "TR-NORD-2027-01";

  /** The meeting is on Wednesday, 19 May 2027. */
  static final String SECOND = "TR-NORD-2027-02";

  public static final String MANAGER = "manager@nord.example";
  public static final String CISO = "ciso@nord.example";

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
  private final Staff pool;
  private final ReviewProgramme programme;
  private final ThreatReviews reviews;
  private final ReviewAgenda reviewAgenda;
  private final IncidentFollowUp incidents;
  private final ProcessEngine engine;
  private final TestTime time;
  private final JdbcClient jdbc;

  ReviewDriver(
      Clients clients,
      Staff pool,
      ReviewProgramme programme,
      ThreatReviews reviews,
      ReviewAgenda reviewAgenda,
      IncidentFollowUp incidents,
      ProcessEngine engine,
      TestTime time,
      JdbcClient jdbc) {
    this.clients = clients;
    this.pool = pool;
    this.programme = programme;
    this.reviews = reviews;
    this.reviewAgenda = reviewAgenda;
    this.incidents = incidents;
    this.engine = engine;
    this.time = time;
    this.jdbc = jdbc;
  }

  /** A shared analyst and an advisor, as in the demo. */
  public void registerPool() {
    jdbc.sql("delete from analyst").update();
    pool.register(
        Analyst.joining("analyst", "Ann Analyst", "analyst@mdr.example", true, false, BERLIN));
    pool.register(
        Analyst.joining("advisor", "Ada Advisor", "advisor@mdr.example", true, true, BERLIN));
  }

  public void registerClient(Subscription subscription) {
    registerClient(CLIENT, subscription, "2026-12-01", "2027-11-30");
  }

  public void registerClient(
      String reference, Subscription subscription, String start, String end) {
    clients.register(registration(reference, subscription, start, end));
  }

  static ClientRegistration registration(
      String reference, Subscription subscription, String start, String end) {
    return new ClientRegistration(
        reference,
        "Nordwind AG",
        "DE",
        "en",
        BERLIN,
        subscription,
        LocalDate.parse(start),
        LocalDate.parse(end),
        List.of(
            contact("Max Manager", MANAGER, ContactRole.SECURITY_MANAGER, 1),
            contact("Clara Ciso", CISO, ContactRole.CISO, 2)));
  }

  private static Contact contact(String name, String email, ContactRole role, int level) {
    return new Contact(name, email, "+49 30 5550104", role, level, level == 2, "en", BERLIN);
  }

  /** Plans Wednesdays at ten and starts the programme. */
  public void planAndStart() {
    plan();
    startPlanned();
  }

  void startPlanned() {
    clients.activate(CLIENT);
    programme.start(CLIENT);
    runDue();
  }

  public List<ReviewSummary> plan() {
    return programme.plan(CLIENT, DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));
  }

  public void reportIncident(String reference, String title) {
    incidents.report(new IncidentReport(
        CLIENT,
        reference,
        Severity.LOW,
        title,
        "A workstation talks to a command and control server.",
        "Isolate the workstation.",
        "ws-17",
        "T1071",
        time.now()));
    runDue();
  }

  ReviewSummary first() {
    return reviews.get(FIRST);
  }

  ReviewSummary second() {
    return reviews.get(SECOND);
  }

  ProcessInstance process(String definition, String key) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(definition)
        .processInstanceBusinessKey(key)
        .singleResult();
  }

  ProcessInstance firstProcess() {
    return process(ThreatReviewIds.PROCESS, FIRST);
  }

  ProcessInstance programmeProcess() {
    return process(ReviewProgrammeIds.PROCESS, CLIENT);
  }

  List<Task> tasks(String element, String key) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(key)
        .taskDefinitionKey(element)
        .initializeFormKeys()
        .unlimitedList();
  }

  Task task(String element) {
    return task(element, FIRST);
  }

  Task task(String element, String key) {
    List<Task> tasks = tasks(element, key);
    assertThat(tasks).as(element).hasSize(1);
    return tasks.get(0);
  }

  /** Completes the first review's one task of this element and runs what follows. */
  void complete(String element, Map<String, Object> variables) {
    completeOnly(element, variables);
    runDue();
  }

  void completeOnly(String element, Map<String, Object> variables) {
    engine.getTaskService().complete(task(element).getId(), variables);
  }

  Object variable(Task task, String name) {
    return engine.getTaskService().getVariable(task.getId(), name);
  }

  String briefing(Task task) {
    return engine.getTaskService().getVariable(task.getId(), "briefing").toString();
  }

  /** Goes to publication with a prepared review, so that the meeting waits to be held. */
  public void prepareAndPublish() {
    advanceTo("2027-02-10T10:00");
    complete(
        ThreatReviewIds.USER_TASK_PREPARE_REVIEW,
        Map.of("summary", "A quiet quarter.", "trainingPoint", "Stolen sessions", "ready", true));
    advanceTo("2027-02-16T10:00");
  }

  /** As {@link #prepareAndPublish}, to the beginning of the first meeting unless it has begun. */
  public void meet() {
    if (first().status() == ReviewStatus.PLANNED) {
      prepareAndPublish();
    }
    if (time.now().isBefore(first().start())) {
      time.advanceTo(first().start());
    }
  }

  public void holdFirst() {
    meet();
    complete(ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
  }

  /** Whoever was there is on the meeting page already. */
  public void holdFirstAsNoted() {
    meet();
    complete(ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD"));
  }

  /** In the meeting. An agreed action is that the client trains its staff. */
  public void decide(UUID item, AgendaOutcome outcome) {
    meet();
    AgreedAction action = outcome == AgendaOutcome.ACTION_AGREED
        ? new AgreedAction("Train staff", Owner.CLIENT, LocalDate.parse("2027-06-30"))
        : null;
    reviewAgenda.decide(FIRST, item, new AgendaDecision(outcome, null, action), "analyst");
  }

  Instant due(String event) {
    List<Job> jobs =
        engine.getManagementService().createJobQuery().activityId(event).list();
    assertThat(jobs).as(event).hasSize(1);
    return jobs.get(0).getDuedate().toInstant();
  }

  long mailsOf(String element) {
    return mails(element).size();
  }

  /** Without those to the analyst. */
  List<SentMail> mailsToContacts(String element) {
    return mails(element).stream()
        .filter(mail -> mail.recipient().endsWith("@nord.example"))
        .toList();
  }

  List<SentMail> mails(String element) {
    return jdbc.sql("""
            select recipient, element, subject, body from mail_outbox
            where element = :element order by created_at, count, recipient
            """).param("element", element).query(SentMail.class).list();
  }

  void runDue() {
    time.advanceTo(time.now());
  }

  public static Instant berlin(String localDateTime) {
    return LocalDateTime.parse(localDateTime).atZone(BERLIN).toInstant();
  }

  public void advanceTo(String localDateTime) {
    time.advanceTo(berlin(localDateTime));
  }
}
