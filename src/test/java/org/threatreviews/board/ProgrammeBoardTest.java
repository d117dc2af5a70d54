package org.threatreviews.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.invariant.Rule;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

@ProcessTest
class ProgrammeBoardTest {

  @Autowired
  MockMvc browser;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Clients clients;

  @Autowired
  Questions questions;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  ProgrammeBoard board;

  @Test
  void putsClientsWithSomethingLateFirst() {
    clients.register(SampleClient.of("ALPHA"));
    clients.register(SampleClient.of("OMEGA"));
    questions.ask(new NewQuestion("OMEGA", "Q-1", "Logs", "Which logs?", SampleClient.MARIA, null));

    assertThat(board.page(0, 50).items())
        .extracting(ClientRow::reference)
        .containsExactly("ALPHA", "OMEGA");

    time.advanceTo(time.now().plus(Duration.ofDays(3)));

    BoardPage page = board.page(0, 50);
    assertThat(page.items()).extracting(ClientRow::reference).containsExactly("OMEGA", "ALPHA");
    ClientRow omega = page.items().get(0);
    assertThat(omega.openQuestions()).isEqualTo(1);
    assertThat(omega.leadTasks()).singleElement().satisfies(task -> {
      assertThat(task.name()).isEqualTo("Resolve late answer: Q-1");
      assertThat(task.reference()).isEqualTo("Q-1");
    });
    assertThat(omega.overdueTasks())
        .extracting(OpenTask::name)
        .containsExactly("Answer question: Q-1");
    assertThat(page.items().get(1)).satisfies(alpha -> {
      assertThat(alpha.leadTasks()).isEmpty();
      assertThat(alpha.overdueTasks()).isEmpty();
      assertThat(alpha.engineIncidents()).isEmpty();
      assertThat(alpha.failedMails()).isEmpty();
    });
    assertThat(page.late().leadTasks().total()).isEqualTo(1);
  }

  @Test
  void countsOpenIncidentsByStateAndSeverity() {
    clients.register(SampleClient.of("ALPHA"));
    report("INC-1", Severity.HIGH);
    report("INC-2", Severity.HIGH);
    report("INC-3", Severity.LOW);

    assertThat(board.page(0, 50).items())
        .singleElement()
        .satisfies(row -> assertThat(row.openIncidents())
            .containsExactly(
                new IncidentCount("AWAITING_CLIENT", "HIGH", 2),
                new IncidentCount("AWAITING_CLIENT", "LOW", 1)));
  }

  @Test
  @Breaks(value = Rule.WITHOUT_NEXT_STEP, because = "the board is to show it")
  void saysWhatIsOpenAndLeftAlone() throws Exception {
    clients.register(SampleClient.of("ALPHA"));
    report("INC-1", Severity.HIGH);

    browser
        .perform(get("/api/v1/board").with(somebodyIn("team-lead")))
        .andExpect(jsonPath("$.withoutNextStep").isEmpty())
        .andExpect(jsonPath("$.missingReviews").isEmpty())
        .andExpect(jsonPath("$.brokenRules").isEmpty());
    browser
        .perform(get("/board").with(somebodyIn("team-lead")))
        .andExpect(content().string(not(containsString("nobody acts"))));

    jdbc.sql("delete from act_ru_job").update();

    browser
        .perform(get("/api/v1/board").with(somebodyIn("team-lead")))
        .andExpect(jsonPath("$.withoutNextStep[0].kind").value("INCIDENT"))
        .andExpect(jsonPath("$.withoutNextStep[0].reference").value("INC-1"))
        .andExpect(jsonPath("$.withoutNextStep[0].client").value("ALPHA"))
        .andExpect(jsonPath("$.withoutNextStep[0].since").exists())
        .andExpect(jsonPath("$.brokenRules[0].count").value(1));
    browser
        .perform(get("/board").with(somebodyIn("team-lead")))
        .andExpect(content()
            .string(allOf(containsString("1 open matter: nobody acts."), containsString("INC-1"))));
  }

  @Test
  void showsMailsThatCouldNotBeSent() {
    clients.register(SampleClient.of("ALPHA"));
    report("INC-1", Severity.HIGH);
    jdbc.sql("update mail_outbox set status = 'FAILED', last_error = 'no such user'")
        .update();

    BoardPage page = board.page(0, 50);

    assertThat(page.late().failedMails().items())
        .isNotEmpty()
        .allSatisfy(mail -> assertThat(mail.client()).isEqualTo("ALPHA"));
    assertThat(page.items().get(0).failedMails()).isNotEmpty();
  }

  @Test
  void showsMailThatWaitsAndWhy() throws Exception {
    clients.register(SampleClient.of("ALPHA"));
    for (int n = 1; n <= 11; n++) {
      report("INC-" + n, Severity.HIGH);
    }
    time.set(Instant.parse("2026-12-04T20:00:00Z"));
    report("INC-12", Severity.HIGH);
    // as of a time when a contact could get several mails a day
    jdbc.sql("update mail_outbox set held_because = 'WEEKLY_CAP' where business_key = 'INC-11'")
        .update();

    String page = browser
        .perform(get("/board/mails/held")
            .with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();

    assertThat(page)
        .containsPattern("Waiting now: \\d+")
        .containsPattern("INC-12[^/]*</th>(?s:.*?)Mon 7 Dec 2026, 09:30</td>\\s*<td>outside the")
        .containsPattern("INC-10[^/]*</th>(?s:.*?)Mon 7 Dec 2026, 09:30</td>\\s*<td>may wait for")
        .containsPattern("INC-11[^/]*</th>(?s:.*?)waits until Mon 7 Dec 2026, 09:30");
    browser
        .perform(get("/board/mails/held")
            .with(user("anna").authorities(new SimpleGrantedAuthority("analyst"))))
        .andExpect(status().isForbidden());
  }

  @Test
  void leadsFromPageToPage() throws Exception {
    clients.register(SampleClient.of("ALPHA"));
    time.set(Instant.parse("2026-12-04T20:00:00Z"));
    for (int n = 1; n <= 26; n++) {
      report("INC-" + n, Severity.HIGH);
    }

    browser
        .perform(get("/board/mails/held").with(somebodyIn("team-lead")))
        .andExpect(content()
            .string(allOf(
                containsString("Page 1 of 2"),
                containsString("href=\"/board/mails/held?page=1\" rel=\"next\""),
                not(containsString("rel=\"prev\"")))));
    browser
        .perform(get("/board/mails/held").param("page", "1").with(somebodyIn("team-lead")))
        .andExpect(content()
            .string(allOf(
                containsString("Page 2 of 2"),
                containsString("href=\"/board/mails/held?page=0\" rel=\"prev\""),
                not(containsString("rel=\"next\"")))));
  }

  @Test
  void letsTheTeamLeadSendAMailAgain() throws Exception {
    clients.register(SampleClient.of("ALPHA"));
    report("INC-1", Severity.HIGH);
    jdbc.sql("update mail_outbox set status = 'FAILED', last_error = 'no such user'")
        .update();
    String id = jdbc.sql("select id::text from mail_outbox where recipient = :to")
        .param("to", SampleClient.MARIA)
        .query(String.class)
        .single();

    String page = browser
        .perform(get("/board/mails")
            .with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
    assertThat(page).contains("no such user", SampleClient.MARIA, "/board/mails/" + id);

    browser
        .perform(post("/board/mails/" + id + "/retries")
            .param("recipient", "right@northwind.example")
            .with(csrf())
            .with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andExpect(status().is3xxRedirection());
    assertThat(jdbc.sql("select recipient from mail_outbox where status = 'QUEUED'")
            .query(String.class)
            .list())
        .containsExactly("right@northwind.example");
  }

  @Test
  void isPaged() {
    for (int i = 0; i < 5; i++) {
      clients.register(SampleClient.of("CLIENT-" + i));
    }

    BoardPage second = board.page(1, 2);

    assertThat(second.total()).isEqualTo(5);
    assertThat(second.items())
        .extracting(ClientRow::reference)
        .containsExactly("CLIENT-2", "CLIENT-3");
  }

  @Test
  void isForTheTeamLeadAsPageAndAsJson() throws Exception {
    clients.register(SampleClient.of("ALPHA"));
    report("INC-1", Severity.CRITICAL);

    browser
        .perform(get("/board").with(somebodyIn("team-lead")))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("Northwind Traders"),
                containsString("introduction call"),
                containsString("awaiting client: 1 critical"))));
    browser
        .perform(get("/api/v1/board").with(somebodyIn("team-lead")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[0].reference").value("ALPHA"))
        .andExpect(jsonPath("$.items[0].openIncidents.AWAITING_CLIENT.CRITICAL").value(1))
        .andExpect(jsonPath("$.total").value(1));
    for (String path : List.of("/board", "/api/v1/board")) {
      browser.perform(get(path).with(somebodyIn("analyst"))).andExpect(status().isForbidden());
    }
    browser
        .perform(get("/api/v1/board?size=0").with(somebodyIn("team-lead")))
        .andExpect(status().isBadRequest());
  }

  private void report(String reference, Severity severity) {
    incidents.report(new IncidentReport(
        "ALPHA", reference, severity, "Title", "Text", "Do it", null, null, time.now()));
    time.advanceTo(time.now());
  }

  private static RequestPostProcessor somebodyIn(String group) {
    return user("somebody").authorities(new SimpleGrantedAuthority(group));
  }
}
