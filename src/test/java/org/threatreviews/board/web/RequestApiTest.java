package org.threatreviews.board.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.board.ContactRequest;
import org.threatreviews.board.ContactRequest.Answer;
import org.threatreviews.board.ContactRequests;
import org.threatreviews.board.RequestKind;
import org.threatreviews.board.RequestState;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.ActionReport;
import org.threatreviews.improvement.ActionResult;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.invariant.Rule;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.meeting.MeetingOutcomes;
import org.threatreviews.review.meeting.MeetingRecord;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Statements;

/** Today is 1 December 2026. Mails leave when a test lets them. */
@ProcessTest
class RequestApiTest {

  private static final String CLIENT = ReviewDriver.CLIENT;
  private static final String MANAGER = ReviewDriver.MANAGER;
  private static final String REQUESTS = "/api/v1/clients/NORD/requests";
  private static final String PAGE = "/board/clients/NORD/requests";

  @Autowired
  MockMvc api;

  @Autowired
  ContactRequests requests;

  @Autowired
  ReviewDriver driver;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  Questions questions;

  @Autowired
  Improvements improvements;

  @Autowired
  ActionFollowUp actions;

  @Autowired
  MeetingOutcomes outcomes;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  DecisionHistory history;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TaskService tasks;

  @Autowired
  TestTime time;

  @Autowired
  OutgoingMail mail;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void register() {
    mail.held();
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
  }

  @AfterEach
  void letGo() {
    mail.close();
  }

  @Test
  void saysWhatWasAskedOfWhomAndThatNobodyAnswered() throws Exception {
    report("INC-1", "Beaconing");
    leave();

    call(get(REQUESTS))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].askedAt").value("2026-12-01T09:00:00+01:00"))
        .andExpect(jsonPath("$.items[0].sentAt").value("2026-12-01T09:00:00+01:00"))
        .andExpect(jsonPath("$.items[0].name").value("Max Manager"))
        .andExpect(jsonPath("$.items[0].address").value(MANAGER))
        .andExpect(jsonPath("$.items[0].kind").value("INCIDENT_REPORTED"))
        .andExpect(jsonPath("$.items[0].reference").value("INC-1"))
        .andExpect(jsonPath("$.items[0].subject", containsString("INC-1")))
        .andExpect(jsonPath("$.items[0].state").value("SENT"))
        .andExpect(jsonPath("$.items[0].answer").value("OPEN"))
        .andExpect(jsonPath("$.items[0].answeredAt").isEmpty());
  }

  @Test
  void theNewestComesFirstAndByPages() throws Exception {
    for (int i = 1; i <= 3; i++) {
      report("INC-" + i, "Beaconing");
      time.set(time.now().plus(Duration.ofHours(1)));
    }
    incidents.giveFeedback("INC-2", help());

    call(get(REQUESTS))
        .andExpect(jsonPath("$.items[*].reference").value(is(List.of("INC-3", "INC-2", "INC-1"))))
        .andExpect(jsonPath("$.items[*].answer").value(is(List.of("OPEN", "ANSWERED", "OPEN"))))
        .andExpect(jsonPath("$.items[1].answeredBy").value(MANAGER));
    call(get(REQUESTS + "?page=1&size=2"))
        .andExpect(jsonPath("$.total").value(3))
        .andExpect(jsonPath("$.items[*].reference").value(is(List.of("INC-1"))));
    call(get(REQUESTS + "?reference=INC-2"))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[*].reference").value(is(List.of("INC-2"))));
  }

  @Test
  void onlyTheFirstAnswerAfterwardsCounts() {
    report("INC-1", "Beaconing");
    time.set(time.now().plus(Duration.ofHours(1)));
    incidents.giveFeedback("INC-1", help());
    time.set(time.now().plus(Duration.ofHours(1)));
    mail("incident-still-present", "incident-follow-up", "INC-1");
    var first = time.now().minus(Duration.ofHours(1));

    assertThat(all())
        .extracting(ContactRequest::answer)
        .containsExactly(Answer.OPEN, Answer.ANSWERED);

    time.set(time.now().plus(Duration.ofHours(1)));
    incidents.giveFeedback(
        "INC-1",
        new Feedback(FeedbackOutcome.MITIGATED, MANAGER, "Isolated", null, null, null, null));

    assertThat(all()).extracting(ContactRequest::answeredAt).containsExactly(time.now(), first);
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUED, ON_ITS_WAY, OPEN",
    "HELD, HELD, OPEN",
    "FAILED, UNDELIVERABLE, OPEN",
    "SUPERSEDED, CALLED_BACK, NOT_NEEDED",
    "SENT, SENT, OPEN"
  })
  void tellsWhatBecameOfTheMail(String status, RequestState state, Answer answer) {
    report("INC-1", "Beaconing");
    jdbc.sql("update mail_outbox set status = :status, last_error = '550 no such user'")
        .param("status", status)
        .update();

    assertThat(all()).singleElement().satisfies(request -> {
      assertThat(request.state()).isEqualTo(state);
      assertThat(request.answer()).isEqualTo(answer);
      assertThat(request.reason())
          .isEqualTo(state == RequestState.UNDELIVERABLE ? "550 no such user" : null);
    });
  }

  @Test
  void aQuestionIsAnsweredByItsConfirmation() {
    questions.ask(new NewQuestion(CLIENT, "Q-1", "Logs", "Which logs?", MANAGER, null));
    String task =
        tasks.createTaskQuery().processInstanceBusinessKey("Q-1").singleResult().getId();
    tasks.complete(task, Map.of("answer", "All."));
    time.advanceTo(time.now());
    mail("question-closing-notice", "general-question", "Q-1");
    assertThat(kinds()).containsExactly(RequestKind.QUESTION_CLOSES);
    assertThat(all().get(0).answer()).isEqualTo(Answer.OPEN);
    time.set(time.now().plus(Duration.ofHours(1)));

    questions.confirm("Q-1", MANAGER);

    assertThat(all().get(0).answeredAt()).isEqualTo(time.now());
    assertThat(all().get(0).answeredBy()).isEqualTo(MANAGER);
  }

  @Test
  void agendaPointsAnswerWhatWasAskedBeforeAReviewAndTheMeetingItsReminders() {
    driver.planAndStart();
    mail("review-agenda-request", "threat-review", ReviewDriver.FIRST);
    mail("review-reminder", "threat-review", ReviewDriver.FIRST);
    assertThat(all()).extracting(ContactRequest::answer).containsOnly(Answer.OPEN);
    time.set(time.now().plus(Duration.ofHours(1)));

    reviewAgenda.raise(ReviewDriver.FIRST, MANAGER, "What about our cloud?");

    assertThat(answerTo(RequestKind.AGENDA_POINTS)).isEqualTo(Answer.ANSWERED);
    assertThat(answerTo(RequestKind.MEETING_REMINDER)).isEqualTo(Answer.OPEN);

    driver.meet();
    outcomes.record(
        ReviewDriver.FIRST,
        new MeetingRecord(ReviewOutcome.HELD, "All", null, true, null),
        "analyst");

    assertThat(answerTo(RequestKind.MEETING_REMINDER)).isEqualTo(Answer.ANSWERED);
  }

  @Test
  void anActionIsAnsweredWhenItIsDone() {
    long id = improvements
        .propose(
            new NewImprovement(
                CLIENT,
                "Renew the certificate",
                "It ends.",
                Owner.CLIENT,
                LocalDate.parse("2026-12-10"),
                "REVIEW"),
            "analyst")
        .id();
    String key = "improvement-" + id;
    mail("action-reminder", "action-follow-up", key);
    assertThat(all()).extracting(ContactRequest::answer).containsExactly(Answer.OPEN);
    time.set(time.now().plus(Duration.ofHours(1)));

    actions.answer(key, new ActionReport(ActionResult.DONE, null, null), MANAGER);

    assertThat(all()).extracting(ContactRequest::answer).containsExactly(Answer.ANSWERED);
    mail("action-reminder", "action-follow-up", "improvement-0");
    assertThat(all()).extracting(ContactRequest::answer).contains(Answer.NOT_NEEDED);
  }

  @Test
  @Breaks(value = Rule.WITHOUT_NEXT_STEP, because = "an onboarding is written without its process")
  void telemetryThatIsReadyAnswersItsReminders() {
    jdbc.sql("""
        insert into onboarding (client_reference, version, begun_at) values (:client, 0, :now)
        on conflict do nothing
        """).param("client", CLIENT).param("now", now()).update();
    mail("onboarding-telemetry-reminder", "client-onboarding", CLIENT);
    assertThat(all()).extracting(ContactRequest::answer).containsExactly(Answer.OPEN);
    time.set(time.now().plus(Duration.ofHours(1)));

    jdbc.sql("update onboarding set telemetry_recorded_at = :now")
        .param("now", now())
        .update();

    assertThat(all()).extracting(ContactRequest::answer).containsExactly(Answer.ANSWERED);
  }

  @Test
  void callsAreInTheRecordToo() {
    report("INC-1", "Beaconing");
    time.set(time.now().plus(Duration.ofHours(1)));
    called("CLIENT_NOT_REACHED", "Voice mail only");
    time.set(time.now().plus(Duration.ofHours(1)));
    called("CLIENT_REACHED", "Will look at it today");

    assertThat(kinds())
        .containsExactly(
            RequestKind.PHONE_CALL, RequestKind.PHONE_CALL, RequestKind.INCIDENT_REPORTED);
    assertThat(all())
        .extracting(ContactRequest::state)
        .containsExactly(RequestState.REACHED, RequestState.NOT_REACHED, RequestState.ON_ITS_WAY);
    assertThat(all().get(0).subject()).isEqualTo("Will look at it today");
    assertThat(all())
        .extracting(ContactRequest::answer)
        .containsExactly(Answer.ANSWERED, Answer.OPEN, Answer.OPEN);
  }

  @Test
  void mailThatOnlyTellsSomethingIsLeftOut() {
    mail("incident-closed", "incident-follow-up", "INC-1");
    mail("review-minutes", "threat-review", ReviewDriver.FIRST);

    assertThat(all()).isEmpty();
  }

  @Test
  void isTheSameAsCsvWithoutFormulas() throws Exception {
    report("INC-1", "Beaconing");
    jdbc.sql("update mail_outbox set recipient_name = '=HYPERLINK(\"http://evil\")'")
        .update();
    String line = "2026-12-01T09:00:00+01:00,,\"'=HYPERLINK(\"\"http://evil\"\")\"," + MANAGER
        + ",INCIDENT_REPORTED,INC-1,";

    for (MockHttpServletRequestBuilder request : List.of(
        get(REQUESTS).param("format", "csv"),
        get(REQUESTS).accept("text/csv"),
        get(PAGE + ".csv"))) {
      String csv = call(request)
          .andExpect(status().isOk())
          .andExpect(content().contentType("text/csv;charset=UTF-8"))
          .andExpect(
              header().string("Content-Disposition", "attachment; filename=\"requests-NORD.csv\""))
          .andReturn()
          .getResponse()
          .getContentAsString(StandardCharsets.UTF_8);
      assertThat(csv)
          .startsWith(
              "\uFEFFaskedAt,sentAt,name,address,kind,reference,subject,state,reason,answer,"
                  + "answeredAt,answeredBy\r\n" + line)
          .endsWith(",ON_ITS_WAY,,OPEN,,\r\n");
    }
  }

  @Test
  void theWholeIsReadInSlicesWithNothingTwice() {
    for (int i = 0; i < 1100; i++) {
      mail("incident-reminder", "incident-follow-up", "INC-" + i % 7);
    }

    assertThat(requests.all(CLIENT, null).map(ContactRequest::id).collect(Collectors.toSet()))
        .hasSize(1100);
    assertThat(requests.all(CLIENT, null)).hasSize(1100);
  }

  @Test
  void asksNoMoreForMoreRequests() throws Exception {
    report("INC-1", "Beaconing");
    long forOne = Statements.of(() -> requests.page(CLIENT, null, 0, 200));
    for (int i = 0; i < 50; i++) {
      mail("incident-reminder", "incident-follow-up", "INC-" + i);
    }

    assertThat(Statements.of(() -> requests.page(CLIENT, null, 0, 200))).isEqualTo(forOne);
  }

  @ParameterizedTest
  @CsvSource({
    "size=0, size",
    "size=201, size",
    "page=-1, page",
    "page=x, page",
    "format=xml, format"
  })
  void refusesWhatIsNoPage(String query, String field) throws Exception {
    call(get(REQUESTS + "?" + query))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.field").value(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?format=csv"})
  void knowsNothingOfAnUnknownClient(String query) throws Exception {
    call(get("/api/v1/clients/NOBODY/requests" + query))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(header().doesNotExist("Content-Disposition"));
    call(get("/board/clients/NOBODY/requests")).andExpect(status().isNotFound());
    call(get("/board/clients/NOBODY/requests.csv")).andExpect(status().isNotFound());
  }

  @Test
  void isAPageForTheTeamLead() throws Exception {
    report("INC-1", "<script>alert(1)</script>");
    report("INC-2", "Beaconing");
    jdbc.sql("""
        update mail_outbox set status = 'FAILED', last_error = '550 no such user'
        where business_key = 'INC-1'
        """).update();

    call(get(PAGE))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("What was asked of Nordwind AG"),
                containsString("Max Manager"),
                containsString("Act on a new incident"),
                containsString("did not arrive"),
                containsString("550 no such user"),
                containsString("no answer yet"),
                not(containsString("<script>")))));
    call(get(PAGE + "?about=INC-2"))
        .andExpect(content()
            .string(allOf(containsString("Only about INC-2"), not(containsString("550 no such")))));
    api.perform(get(PAGE).with(user("ann").authorities(new SimpleGrantedAuthority("analyst"))))
        .andExpect(status().isForbidden());
  }

  private List<ContactRequest> all() {
    return requests.all(CLIENT, null).toList();
  }

  private List<RequestKind> kinds() {
    return all().stream().map(ContactRequest::kind).toList();
  }

  private Answer answerTo(RequestKind kind) {
    return all().stream()
        .filter(request -> request.kind() == kind)
        .reduce((newer, older) -> older)
        .orElseThrow()
        .answer();
  }

  private static Feedback help() {
    return new Feedback(FeedbackOutcome.NEED_HELP, MANAGER, "How?", null, null, null, null);
  }

  private void report(String reference, String title) {
    incidents.report(new IncidentReport(
        CLIENT, reference, Severity.HIGH, title, "Text", "Do it", null, null, time.now()));
    time.advanceTo(time.now());
  }

  private void called(String kind, String words) {
    transaction.executeWithoutResult(step -> history.record(
        new Decision(CLIENT, DecisionSubject.INCIDENT, "INC-1", kind, "soc", words)));
  }

  private void leave() {
    jdbc.sql("update mail_outbox set status = 'SENT', sent_at = :now")
        .param("now", now())
        .update();
  }

  /** A mail of a step that is not worth going through here. */
  private void mail(String template, String process, String reference) {
    UUID id = UUID.randomUUID();
    jdbc.sql("""
            insert into mail_outbox (id, process, business_key, element, count, recipient,
                                     recipient_name, client_reference, template, subject, message_id,
                                     status, created_at, next_attempt_at, sent_at)
            values (:id, :process, :reference, :element, 1, :to, 'Max Manager', :client, :template,
                    'Subject', :element, 'SENT', :now, :now, :now)
            """)
        .param("id", id)
        .param("process", process)
        .param("reference", reference)
        .param("element", id.toString())
        .param("to", MANAGER)
        .param("client", CLIENT)
        .param("template", template)
        .param("now", now())
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(time.now());
  }

  private ResultActions call(MockHttpServletRequestBuilder request) throws Exception {
    return api.perform(
        request.with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))));
  }
}
