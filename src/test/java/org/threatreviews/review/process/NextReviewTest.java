package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.threatreviews.client.Subscription;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.question.Answer;
import org.threatreviews.question.Conversion;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.support.ProcessTest;

/** Nothing is left to a next review, and none is promised, where the contract has no other. */
@ProcessTest
class NextReviewTest {

  private static final String NEXT = "next";

  @Autowired
  ReviewDriver driver;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  ContractChanges changes;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  Questions questions;

  @Autowired
  TaskService tasks;

  @Autowired
  MockMvc browser;

  private UUID item;

  @BeforeEach
  void registerPool() {
    driver.registerPool();
  }

  /** A contract of one quarter has one review. */
  private void plan(boolean next) {
    driver.registerClient(
        CLIENT, Subscription.STANDARD, "2026-12-01", next ? "2027-11-30" : "2027-02-28");
    driver.planAndStart();
    reviewAgenda.raise(FIRST, MANAGER, "Phishing");
    item = reviewAgenda.of(FIRST).items().get(0).id();
  }

  @Test
  void nothingIsCarriedOverFromTheLastReview() throws Exception {
    plan(false);
    driver.meet();

    assertThatThrownBy(() -> driver.decide(item, AgendaOutcome.CARRIED_OVER))
        .asInstanceOf(type(StateConflict.class))
        .returns("outcome", StateConflict::field)
        .returns("noNextReview", StateConflict::rule);
    browser
        .perform(put("/api/v1/reviews/%s/agenda/%s".formatted(FIRST, item))
            .with(user("analyst").authorities(new SimpleGrantedAuthority("analyst")))
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"outcome\": \"CARRIED_OVER\"}"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.field").value("outcome"))
        .andExpect(jsonPath("$.rule").value("noNextReview"));
    page().andExpect(content().string(not(containsString("Carried over to the next review"))));

    driver.complete(
        ThreatReviewIds.USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "HELD", "attendees", "All", "markRestDiscussed", true));
    assertThat(driver.first().outcome()).isEqualTo(ReviewOutcome.HELD);
  }

  @Test
  void aReviewThatHasANextOneOffersIt() throws Exception {
    plan(true);

    driver.decide(item, AgendaOutcome.CARRIED_OVER);

    page().andExpect(content().string(containsString("Carried over to the next review")));
  }

  @Test
  void theMeetingIsNotRecordedWithWhatIsCarriedOverToNoReview() throws Exception {
    plan(true);
    driver.meet();
    driver.decide(item, AgendaOutcome.CARRIED_OVER);
    changes.carryOut(
        CLIENT,
        new ContractChange(
            ContractChange.Type.TERMINATE, LocalDate.parse("2027-02-28"), null, null, null));
    driver.runDue();

    Map<String, Object> held = Map.of("outcome", "HELD", "attendees", "All");
    assertThatThrownBy(() -> driver.completeOnly(ThreatReviewIds.USER_TASK_HOLD_REVIEW, held))
        .hasMessageContaining("no review after")
        .hasMessageContaining("Phishing");
    page().andExpect(content().string(containsString("Carried over to the next review")));
    driver.decide(item, AgendaOutcome.DISCUSSED);
    driver.complete(ThreatReviewIds.USER_TASK_HOLD_REVIEW, held);

    assertThat(driver.first().outcome()).isEqualTo(ReviewOutcome.HELD);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aClosedIncidentIsLookedAtInANextReviewOnlyIfThereIsOne(boolean next) {
    plan(next);
    afterTheFirstReview();
    driver.reportIncident("SIR-1", "Beaconing");
    incidents.giveFeedback(
        "SIR-1",
        new Feedback(FeedbackOutcome.MITIGATED, MANAGER, "Reinstalled", null, null, null, null));
    driver.runDue();
    complete("userTask_verifyClosure", Map.of("verdict", "REMOVED"));

    assertThat(bodies("serviceTask_confirmClosure"))
        .isNotEmpty()
        .allSatisfy(body -> assertThat(body.contains(NEXT)).isEqualTo(next));
  }

  @Test
  void aQuestionIsPutOnTheAgendaOfAReviewThatThereIs() {
    plan(true);
    ask();
    complete("userTask_answerQuestion", Map.of("answer", "A year.", "convertTo", "AGENDA_ITEM"));

    assertThat(bodies("serviceTask_mailAnswer"))
        .isNotEmpty()
        .allSatisfy(body -> assertThat(body).contains("talk about it in your next threat review"));
  }

  @Test
  void aQuestionIsNotPutOnTheAgendaOfNoReview() {
    plan(false);
    afterTheFirstReview();
    ask();

    assertThatThrownBy(() -> questions.answer(
            "Q-1", new Answer("A year.", Conversion.AGENDA_ITEM, Owner.PROVIDER, null, "ann")))
        .asInstanceOf(type(StateConflict.class))
        .returns("convertTo", StateConflict::field)
        .returns("noNextReview", StateConflict::rule);
    complete("userTask_answerQuestion", Map.of("answer", "A year.", "convertTo", "NONE"));
    assertThat(bodies("serviceTask_mailAnswer")).isNotEmpty().noneMatch(b -> b.contains(NEXT));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatACancelledReviewWouldHaveCoveredMovesOnOnlyIfThereIsANextOne(boolean next) {
    plan(next);
    driver.meet();
    driver.complete(ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "NO_SHOW"));
    complete("userTask_decideMissedReview", Map.of("decision", "CANCEL"));

    assertThat(bodies("serviceTask_cancelReview"))
        .isNotEmpty()
        .allSatisfy(body -> assertThat(body.contains(NEXT)).isEqualTo(next));
  }

  private void afterTheFirstReview() {
    driver.meet();
    driver.complete(
        ThreatReviewIds.USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "HELD", "attendees", "All", "markRestDiscussed", true));
    driver.advanceTo("2027-02-18T10:00");
  }

  private void ask() {
    questions.ask(new NewQuestion(CLIENT, "Q-1", "Log retention", "For how long?", MANAGER, null));
    driver.runDue();
  }

  private void complete(String element, Map<String, Object> form) {
    tasks.complete(
        tasks.createTaskQuery().taskDefinitionKey(element).singleResult().getId(), form);
    driver.runDue();
  }

  private List<String> bodies(String element) {
    return driver.mailsToContacts(element).stream()
        .map(ReviewDriver.SentMail::body)
        .toList();
  }

  private ResultActions page() throws Exception {
    return browser.perform(get("/reviews/" + FIRST + "/meeting")
        .with(user("analyst").authorities(new SimpleGrantedAuthority("analyst"))));
  }
}
