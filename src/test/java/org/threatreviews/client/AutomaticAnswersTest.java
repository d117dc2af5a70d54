package org.threatreviews.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.demo.TestTime;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** "Out of office" is seen where the absence is entered; it is 1 December 2026. */
@ProcessTest
class AutomaticAnswersTest {

  private static final String NOTE = "Automatic answer on";

  @Autowired
  AutomaticAnswers answers;

  @Autowired
  ContactBook book;

  @Autowired
  Onboarding onboarding;

  @Autowired
  MockMvc mvc;

  @Autowired
  TestTime time;

  @BeforeEach
  void register() {
    onboarding.register(SampleClient.of("NORTH"));
  }

  @Test
  void theNewestIsShownAtTheContact() throws Exception {
    answers.seen("NORTH", SampleClient.MARIA.toUpperCase(), "Out of\r\n office <b>", time.now());
    answers.seen("NORTH", SampleClient.MARIA, "older", time.now().minusSeconds(60));

    assertThat(page())
        .contains(NOTE)
        .contains("“Out of office &lt;b&gt;”. If Maria Anders is away, please enter it below.")
        .doesNotContain("older");
  }

  @Test
  void anEnteredAbsenceExplainsIt() throws Exception {
    answers.seen("NORTH", SampleClient.MARIA, null, time.now());
    assertThat(page()).contains(NOTE);

    LocalDate today = LocalDate.parse("2026-12-01");
    book.away("NORTH", "1", today, today.plusDays(9), null);

    assertThat(page()).doesNotContain(NOTE);
  }

  @Test
  void anOldOneIsNoNews() throws Exception {
    answers.seen("NORTH", SampleClient.MARIA, "Away", time.now());

    time.set(time.now().plus(Duration.ofDays(31)));

    assertThat(page()).doesNotContain(NOTE);
  }

  @Test
  void ofNobodyNothingIsKept() throws Exception {
    Instant now = time.now();
    answers.seen(null, SampleClient.MARIA, "Away", now);
    answers.seen("NOBODY", SampleClient.MARIA, "Away", now);
    answers.seen("NORTH", "somebody@else.example", "Away", now);
    answers.seen("NORTH", SampleClient.MARIA, "x".repeat(500), now);

    assertThat(page()).containsOnlyOnce(NOTE).contains("“" + "x".repeat(200) + "”");
  }

  private String page() throws Exception {
    return mvc.perform(get("/board/clients/NORTH/contacts")
            .with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
