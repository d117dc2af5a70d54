package org.threatreviews.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Subscription;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.ActionKey;
import org.threatreviews.improvement.ActionPoint;
import org.threatreviews.improvement.ActionPointStatus;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;

/** Action points from the review that agrees on them to the answer on the client's page. */
@ProcessTest
class ActionPagesTest {

  private static final String ROOT = "/c/token";

  @Autowired
  ReviewDriver driver;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  ActionPoints actionPoints;

  @Autowired
  Improvements improvements;

  @Autowired
  HistoryLines history;

  @Autowired
  RuntimeService runtime;

  @Autowired
  MockMvc http;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @Test
  void theReminderLeadsToAPageThatTakesTheAnswer() throws Exception {
    ActionPoint point = agree(Owner.CLIENT);
    driver.advanceTo("2027-06-23T10:00");
    String link = linkOfReminder();

    http.perform(get(link))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("Train staff"),
                containsString("Please do this by Wednesday"),
                containsString("30 June 2027."),
                containsString("/reviews/" + ReviewDriver.FIRST))));
    http.perform(post(link + "/done")).andExpect(redirectedUrl(link + "?done=RECORDED"));
    http.perform(post(link + "/done")).andExpect(redirectedUrl(link + "?done=ALREADY_RECORDED"));
    http.perform(get(link))
        .andExpect(content()
            .string(allOf(
                containsString("Nothing more is needed from you."),
                not(containsString("Send: done")))));
    driver.advanceTo("2027-06-24T10:00");

    assertThat(actionPoints.get(point.id()).status()).isEqualTo(ActionPointStatus.DONE);
    assertThat(actionPoints.openOf(ReviewDriver.CLIENT)).isEmpty();
    assertThat(followUps(point)).isZero();
    assertThat(history.of(ReviewDriver.CLIENT, DecisionSubject.ACTION_POINT))
        .containsExactly(
            ReviewDriver.FIRST
                + " ACTION_AGREED by ann, PROCESS: Train staff (CLIENT, due 2027-06-30)",
            ReviewDriver.FIRST + " ACTION_DONE by " + ReviewDriver.MANAGER
                + ", CLIENT_PAGE: Train staff (CLIENT, due 2027-06-30)");
  }

  @Test
  void declinesOnlyWithAReason() throws Exception {
    ActionPoint point = agree(Owner.CLIENT);
    String page = open(ActionKey.of(point.id()));

    http.perform(get(ROOT)).andExpect(content().string(containsString(page)));
    http.perform(post(page + "/decline").param("reason", " "))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("Please give the reason.")));
    http.perform(post(page + "/decline").param("reason", "No budget"))
        .andExpect(redirectedUrl(page + "?done=RECORDED"));
    http.perform(post(page + "/done"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("This has already been answered")));

    assertThat(actionPoints.get(point.id()).declinedReason()).isEqualTo("No budget");
    http.perform(get(page)).andExpect(content().string(containsString("This will not be done.")));
    http.perform(get(ROOT)).andExpect(content().string(not(containsString(page))));
  }

  @Test
  void takesNoAnswerForWhatIsOursAndShowsNothingOfOthers() throws Exception {
    String ours = open(ActionKey.of(agree(Owner.SOC).id()));

    http.perform(get(ours))
        .andExpect(content()
            .string(allOf(containsString("This is our task"), not(containsString("Send: done")))));
    http.perform(post(ours + "/done")).andExpect(status().isConflict());
    http.perform(get(ROOT + "/actions/improvement-4711")).andExpect(status().isNotFound());
    http.perform(get(ROOT + "/actions/nonsense")).andExpect(status().isNotFound());
  }

  @Test
  void takesAnImprovementThatTheClientHasCarriedOut() throws Exception {
    Improvement improvement = improvements.propose(
        new NewImprovement(
            ReviewDriver.CLIENT,
            "Onboard the proxy",
            "Blind spot",
            Owner.CLIENT,
            LocalDate.parse("2027-03-31"),
            null),
        "ann");
    String page = open(ActionKey.of(improvement.id()));

    http.perform(post(page + "/done")).andExpect(redirectedUrl(page + "?done=RECORDED"));

    assertThat(improvements.get(improvement.id()).status()).isEqualTo(ImprovementStatus.DONE);
  }

  @Test
  void anotherOutcomeEndsTheFollowUp() throws Exception {
    ActionPoint point = agree(Owner.CLIENT);
    assertThat(followUps(point)).isEqualTo(1);
    reviewAgenda.decide(
        ReviewDriver.FIRST,
        point.agendaItemId(),
        new AgendaDecision(AgendaOutcome.DISCUSSED, null, null),
        "ann");
    driver.advanceTo("2027-02-17T11:00");

    assertThat(followUps(point)).isZero();
    assertThat(actionPoints.openOf(ReviewDriver.CLIENT)).isEmpty();
  }

  @Test
  void theNextReviewCarriesOnWhatIsOverdue() {
    agree(Owner.CLIENT, "2027-03-31");
    driver.advanceTo("2027-05-12T10:00");
    assertThat(remindersSent()).isEqualTo(4);
    String next = "TR-NORD-2027-02";
    UUID item = reviewAgenda.of(next).items().stream()
        .filter(found -> found.title().equals("Train staff"))
        .findFirst()
        .orElseThrow()
        .id();

    driver.advanceTo("2027-05-19T10:00");
    reviewAgenda.decide(
        next, item, new AgendaDecision(AgendaOutcome.CARRIED_OVER, null, null), "ann");
    driver.advanceTo("2027-06-01T10:00");

    assertThat(remindersSent()).isEqualTo(6);
  }

  @Test
  void listsAndChangesActionPointsOverHttp() throws Exception {
    UUID id = agree(Owner.CLIENT).id();

    call(get("/api/v1/clients/NORD/action-points"), null)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].id").value(id.toString()))
        .andExpect(jsonPath("$.items[0].review").value(ReviewDriver.FIRST))
        .andExpect(jsonPath("$.items[0].status").value("OPEN"))
        .andExpect(jsonPath("$.items[0].dueDate").value("2027-06-30"));
    change(id, "{\"owner\": \"SOC\", \"dueDate\": \"2027-07-30\"}")
        .andExpect(jsonPath("$.owner").value("SOC"))
        .andExpect(jsonPath("$.dueDate").value("2027-07-30"));
    change(id, "{\"status\": \"DECLINED\", \"reason\": \"No budget\"}")
        .andExpect(jsonPath("$.status").value("DECLINED"))
        .andExpect(jsonPath("$.declinedReason").value("No budget"))
        .andExpect(jsonPath("$.settledAt").isNotEmpty());
    change(id, "{\"status\": \"DONE\"}").andExpect(status().isConflict());
    change(id, "{\"status\": \"OPEN\"}")
        .andExpect(jsonPath("$.status").value("OPEN"))
        .andExpect(jsonPath("$.settledAt").isEmpty());
    driver.advanceTo("2027-02-17T11:00");
    assertThat(followUps(actionPoints.get(id))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {"status": "DECLINED"}      | 400 | reason
          {"reason": "Because"}       | 400 | reason
          {"status": "LATER"}         | 400 | status
          {"dueDate": "2020-01-01"}   | 400 | dueDate
          {"title": " "}              | 400 | title
          {"done": true}              | 400 | done
          """)
  void refusesAWrongChange(String body, int status, String field) throws Exception {
    change(agree(Owner.CLIENT).id(), body)
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.field").value(field));
    change(UUID.randomUUID(), "{\"status\": \"DONE\"}").andExpect(status().isNotFound());
    call(get("/api/v1/clients/NOBODY/action-points"), null).andExpect(status().isNotFound());
  }

  private ActionPoint agree(Owner owner) {
    return agree(owner, "2027-06-30");
  }

  private ActionPoint agree(Owner owner, String due) {
    reviewAgenda.raise(ReviewDriver.FIRST, ReviewDriver.MANAGER, "Phishing");
    driver.advanceTo("2027-02-17T10:00");
    UUID item = reviewAgenda.of(ReviewDriver.FIRST).items().get(0).id();
    AgreedAction action = new AgreedAction("Train staff", owner, LocalDate.parse(due));
    reviewAgenda.decide(
        ReviewDriver.FIRST,
        item,
        new AgendaDecision(AgendaOutcome.ACTION_AGREED, null, action),
        "ann");
    return actionPoints.openOf(ReviewDriver.CLIENT).get(0);
  }

  private long followUps(ActionPoint point) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("action-follow-up")
        .processInstanceBusinessKey(ActionKey.of(point.id()).toString())
        .count();
  }

  private int remindersSent() {
    return jdbc.sql("""
            select count(*) from mail_outbox
            where element = 'serviceTask_remindClient' and recipient = :manager
            """)
        .param("manager", ReviewDriver.MANAGER)
        .query(Integer.class)
        .single();
  }

  private String linkOfReminder() {
    String body =
        jdbc.sql("""
            select body from mail_outbox
            where element = 'serviceTask_remindClient' and recipient = :manager
            """).param("manager", ReviewDriver.MANAGER).query(String.class).single();
    return body.replaceAll("(?s).*?(/c/\\S+).*", "$1");
  }

  /** By a link of the manager's to the client's page; returns the path of the action's page. */
  private String open(ActionKey action) {
    jdbc.sql("""
            insert into contact_link
              (token_hash, client_reference, email, scope, reference, created_at, expires_at)
            values (encode(sha256('token'::bytea), 'hex'), 'NORD', :manager, 'CLIENT', 'NORD',
                    now(), '2030-01-01')
            """).param("manager", ReviewDriver.MANAGER).update();
    return ROOT + "/actions/" + action;
  }

  private ResultActions change(UUID id, String body) throws Exception {
    return call(patch("/api/v1/action-points/" + id), body);
  }

  private ResultActions call(MockHttpServletRequestBuilder request, String body) throws Exception {
    request.with(user("portal").authorities(new SimpleGrantedAuthority("integration")));
    return http.perform(
        body == null ? request : request.contentType(MediaType.APPLICATION_JSON).content(body));
  }
}
