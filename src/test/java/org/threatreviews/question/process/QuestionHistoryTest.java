package org.threatreviews.question.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.threatreviews.question.process.GeneralQuestionIds.USER_TASK_ANSWER_QUESTION;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.invariant.Rule;
import org.threatreviews.question.Questions;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** The history tells what was asked, answered and decided about a question. */
@ProcessTest
class QuestionHistoryTest {

  private static final String CLIENT = "NORTHWIND";
  private static final String MARIA = SampleClient.MARIA;

  @Autowired
  MockMvc api;

  @Autowired
  TaskService tasks;

  @Autowired
  TestTime time;

  @Autowired
  Clients clients;

  @Autowired
  Questions questions;

  @Autowired
  HistoryLines history;

  @BeforeEach
  void ask() throws Exception {
    clients.register(SampleClient.of(CLIENT));
    for (int i = 0; i < 2; i++) {
      api.perform(post("/api/v1/clients/NORTHWIND/questions")
          .with(user("portal").authorities(new SimpleGrantedAuthority("integration")))
          .contentType(MediaType.APPLICATION_JSON)
          .content("""
              {"reference": "Q-1", "subject": "Log retention", "text": "Which logs?", "by": "%s"}
              """.formatted(MARIA)));
    }
  }

  @Test
  void tellsTheWholeConversationOnce() {
    answer("All of them.", null);
    questions.reopen("Q-1", MARIA, "For how long?");
    questions.reopen("Q-1", MARIA, "For how long?");
    advanceTo("2026-12-02T10:00");
    answer("A year.", "AGENDA_ITEM");
    questions.confirm("Q-1", MARIA);
    questions.confirm("Q-1", MARIA);

    assertThat(lines())
        .containsExactly(
            "Q-1 ASKED by maria@northwind.example, API: Which logs?",
            "Q-1 ANSWERED by anna, PROCESS: All of them.",
            "Q-1 REOPENED by maria@northwind.example, PROCESS: For how long?",
            "Q-1 ANSWERED by anna, PROCESS: A year.",
            "Q-1 MADE_AGENDA_ITEM by anna, PROCESS: Log retention",
            "Q-1 CONFIRMED by maria@northwind.example, PROCESS");
    assertThat(history.times(CLIENT, DecisionSubject.QUESTION))
        .startsWith("2026-12-01 09:00")
        .endsWith("2026-12-02 10:00");
  }

  @Test
  void tellsWhatBecameAnImprovementOnBothSides() {
    answer("We will.", "IMPROVEMENT");

    assertThat(lines()).contains("Q-1 MADE_IMPROVEMENT by anna, PROCESS: Log retention");
    assertThat(history.of(CLIENT, DecisionSubject.IMPROVEMENT))
        .singleElement()
        .asString()
        .endsWith("PROPOSED by anna, PROCESS: Log retention\nWhich logs?");
  }

  @Test
  void tellsThatSilenceClosedIt() {
    answer("All of them.", null);
    advanceTo("2027-01-08T09:00");

    assertThat(lines()).hasSize(3).last().isEqualTo("Q-1 CLOSED_IN_SILENCE by system, PROCESS");
  }

  @Test
  @Breaks(value = Rule.TASK_OF_SOMEBODY_GONE, because = "Anna is no user")
  void keepsNothingOfAnAnswerThatWasRefused() {
    assertThatThrownBy(() -> answer("Fine.", "LATER")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> questions.confirm("Q-1", MARIA)).isInstanceOf(RuntimeException.class);

    assertThat(lines()).hasSize(1);
  }

  private List<String> lines() {
    return history.of(CLIENT, DecisionSubject.QUESTION);
  }

  private void answer(String answer, String convertTo) {
    time.advanceTo(time.now());
    String task = tasks
        .createTaskQuery()
        .taskDefinitionKey(USER_TASK_ANSWER_QUESTION)
        .singleResult()
        .getId();
    tasks.setAssignee(task, "anna");
    tasks.complete(
        task,
        convertTo == null
            ? Map.of("answer", answer)
            : Map.of("answer", answer, "convertTo", convertTo, "improvementOwner", "PROVIDER"));
    time.advanceTo(time.now());
  }

  private void advanceTo(String local) {
    time.advanceTo(LocalDateTime.parse(local).atZone(SampleClient.BERLIN).toInstant());
  }
}
