package org.threatreviews.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.AcceptanceRequest;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.invariant.Rule;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;
import org.threatreviews.support.Statements;

/** What a link shows besides the thing that it was mailed for. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class OpenWorkTest {

  private static final String ROOT = "/c/token";

  @Autowired
  MockMvc browser;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TaskService tasks;

  @Autowired
  Clients clients;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  Questions questions;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  Staff pool;

  @BeforeEach
  void registerClients() {
    clients.register(SampleClient.of("NORTHWIND"));
    clients.register(SampleClient.of("SOUTHWIND"));
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void showsAllThatIsOpenTheMostUrgentFirst() throws Exception {
    ReviewSummary review = plan();
    jdbc.sql("update review set begun_at = :now where reference = :reference")
        .param("now", Timestamp.from(time.now()))
        .param("reference", review.reference())
        .update();
    answerQuestion("Q-1", SampleClient.MARIA);
    answerQuestion("Q-2", SampleClient.CISO);
    report("NORTHWIND", "INC-LOW", Severity.LOW);
    report("NORTHWIND", "INC-CRIT", Severity.CRITICAL);
    report("SOUTHWIND", "INC-SOUTH", Severity.CRITICAL);
    agreeOnAction(review, "Renew the certificate", "2026-11-20");
    agreeOnAction(review, "Order new tokens", "2027-01-20");
    link(LinkScope.CLIENT, "NORTHWIND");

    browser
        .perform(get(ROOT))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                stringContainsInOrder(
                    "Waiting for you",
                    ROOT + "/incidents/INC-CRIT",
                    ROOT + "/incidents/INC-LOW",
                    "Renew the certificate",
                    "That day has passed.",
                    "What would you like to talk about? The meeting is on",
                    ROOT + "/questions/Q-1",
                    "Order new tokens",
                    "Your next meeting",
                    "type=\"radio\"",
                    "Move the meeting"),
                not(containsString("INC-SOUTH")),
                not(containsString("Q-2")))));
    browser
        .perform(get(ROOT + "/incidents/INC-LOW"))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("action=\"" + ROOT + "/incidents/INC-LOW/feedback\""),
                stringContainsInOrder("Also waiting for you", ROOT + "/incidents/INC-CRIT"),
                not(containsString("href=\"" + ROOT + "/incidents/INC-LOW\"")))));
  }

  @Test
  void saysThatNothingIsOpen() throws Exception {
    link(LinkScope.CLIENT, "NORTHWIND");

    browser
        .perform(get(ROOT))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Nothing is waiting for you.")));
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void takesAnswersBelowTheLinkOnce() throws Exception {
    ReviewSummary review = plan();
    answerQuestion("Q-1", SampleClient.MARIA);
    report("NORTHWIND", "INC-1", Severity.HIGH);
    link(LinkScope.CLIENT, "NORTHWIND");
    String incident = ROOT + "/incidents/INC-1";
    String question = ROOT + "/questions/Q-1";
    String meeting = ROOT + "/reviews/" + review.reference();

    for (String done : List.of("RECORDED", "ALREADY_RECORDED")) {
      browser
          .perform(post(incident + "/feedback")
              .param("outcome", "NEED_HELP")
              .param("comment", "Where do we begin?"))
          .andExpect(status().isSeeOther())
          .andExpect(header().string("Location", endsWith(incident + "?done=" + done)));
      browser
          .perform(post(question + "/confirm"))
          .andExpect(header().string("Location", endsWith(question + "?done=" + done)));
      browser
          .perform(post(meeting + "/agenda-points").param("text", "Our new office"))
          .andExpect(header().string("Location", endsWith(meeting + "?done=" + done)));
    }
    assertThat(incidents.get("INC-1").feedback()).hasSize(1);
    assertThat(questions.get("Q-1").status()).isEqualTo(QuestionStatus.CLOSED);
    assertThat(reviewAgenda.of(review.reference()).items()).hasSize(1);
  }

  @Test
  void opensNothingOfOthers() throws Exception {
    answerQuestion("Q-CISO", SampleClient.CISO);
    report("SOUTHWIND", "INC-SOUTH", Severity.HIGH);
    report("NORTHWIND", "INC-1", Severity.HIGH);
    incidents.report(incident("NORTHWIND", "INC-AHEAD", Severity.HIGH, Duration.ofHours(1)));
    link(LinkScope.INCIDENT, "INC-1");

    for (String path : List.of(
        "/incidents/INC-SOUTH",
        "/incidents/INC-AHEAD",
        "/incidents/INC-NONE",
        "/questions/Q-CISO",
        "/questions/Q-NONE",
        "/reviews/TR-NONE")) {
      browser.perform(get(ROOT + path)).andExpect(status().isNotFound());
    }
    browser
        .perform(post(ROOT + "/incidents/INC-SOUTH/feedback")
            .param("outcome", "MITIGATED")
            .param("comment", "x"))
        .andExpect(status().isNotFound());
    browser.perform(post(ROOT + "/questions/Q-CISO/confirm")).andExpect(status().isNotFound());
    assertThat(incidents.get("INC-SOUTH").feedback()).isEmpty();
    assertThat(questions.get("Q-CISO").status()).isEqualTo(QuestionStatus.ANSWERED);
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void readsAsOftenForAClientWithMuchAsForOneWithLittle() throws Exception {
    plan();
    report("NORTHWIND", "INC-1", Severity.HIGH);
    answerQuestion("Q-1", SampleClient.MARIA);
    link(LinkScope.CLIENT, "NORTHWIND");
    browser.perform(get(ROOT));
    long little = statementsOf(ROOT);

    for (int n = 2; n < 12; n++) {
      report("NORTHWIND", "INC-" + n, Severity.HIGH);
      answerQuestion("Q-" + n, SampleClient.MARIA);
    }

    assertThat(statementsOf(ROOT)).isEqualTo(little).isPositive();
  }

  private long statementsOf(String path) throws Exception {
    return Statements.of(() -> browser.perform(get(path)).andExpect(status().isOk()));
  }

  @ParameterizedTest
  @CsvSource({
    "de, Wir brauchen Ihre Antwort bis, Dezember 2026, Bitte beschreiben Sie es in wenigen Worten.",
    "de-AT, Wir brauchen Ihre Antwort bis, Dezember 2026, Bitte beschreiben Sie es in wenigen Worten.",
    "sv, Vi behöver ert svar senast, december 2026, Beskriv det med några ord.",
    "ja, ご回答をお願いします。, 2026年12月, 簡単に内容をご記入ください。",
    "en, We need your answer by, December 2026, Please describe it in a few words.",
  })
  void speaksTheContactsLanguage(String language, String asks, String date, String refuses)
      throws Exception {
    clients.register(clientSpeaking(language));
    report("WORLD", "INC-W", Severity.HIGH);
    link("WORLD", "kim@world.example", LinkScope.INCIDENT, "INC-W");
    String shown = language.equals("en") ? "en-GB" : language;

    browser
        .perform(get(ROOT).header("Accept-Language", "en"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Language", shown))
        .andExpect(content()
            .string(allOf(
                containsString("<html lang=\"" + shown + "\""),
                containsString("lang=\"en\">Something &lt;odd&gt;"),
                containsString(asks),
                containsString(date),
                not(containsString("??")))));
    browser
        .perform(post(ROOT + "/feedback").param("outcome", "MITIGATED"))
        .andExpect(status().isBadRequest())
        .andExpect(content()
            .string(allOf(
                containsString(refuses),
                containsString("href=\"#MITIGATED-comment\""),
                containsString("aria-describedby=\"MITIGATED-comment-problem\""))));
  }

  @Test
  void saysWhoAsksForADecisionAndForHowLongWeHaveWaited() throws Exception {
    report("NORTHWIND", "INC-1", Severity.HIGH);
    report("NORTHWIND", "INC-2", Severity.LOW);
    incidents.askForAcceptance(
        "INC-2", new AcceptanceRequest(SampleClient.MARIA, SampleClient.CISO, null));
    time.set(time.now().plus(Duration.ofHours(6)));
    link("NORTHWIND", SampleClient.CISO, LinkScope.INCIDENT, "INC-1");

    browser
        .perform(get(ROOT))
        .andExpect(content()
            .string(allOf(
                containsString("Maria Anders asks you to decide about the risk."),
                containsString("With you: 6 working hours. With our SOC: not yet."))));
  }

  @Test
  void leadsFromAMergedIncidentToTheOneThatStays() throws Exception {
    report("NORTHWIND", "INC-1", Severity.HIGH);
    report("NORTHWIND", "INC-2", Severity.HIGH);
    report("NORTHWIND", "INC-3", Severity.HIGH);
    corrections.merge("INC-1", "INC-2", "Seen twice", "soc");
    corrections.withdraw("INC-3", "A false alarm", "soc");
    link(LinkScope.INCIDENT, "INC-1");

    browser
        .perform(get(ROOT))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("Your email is about security incident INC-1."),
                containsString("We merged report INC-1"))));
    browser
        .perform(get(ROOT + "/incidents/INC-1"))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("This is the same incident as another one."),
                containsString("Seen twice"),
                containsString("Go to security incident INC-2"),
                containsString("We merged this incident into INC-2"),
                not(containsString("What have you done?")))));
    browser
        .perform(get(ROOT + "/incidents/INC-2"))
        .andExpect(content().string(containsString("We merged report INC-1")));
    browser
        .perform(get(ROOT + "/incidents/INC-3"))
        .andExpect(content()
            .string(allOf(
                containsString("We have withdrawn this report."),
                containsString("A false alarm"))));
  }

  @Test
  void makesAllLinksOfAContactInvalidByAConfirmedStep() throws Exception {
    report("NORTHWIND", "INC-1", Severity.HIGH);
    link(LinkScope.INCIDENT, "INC-1");

    browser
        .perform(get(ROOT))
        .andExpect(content().string(containsString("href=\"" + ROOT + "/links\"")));
    browser
        .perform(get(ROOT + "/links"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("The next email we send you will contain")));
    browser.perform(get(ROOT)).andExpect(status().isOk());
    browser
        .perform(post(ROOT + "/links"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Your links are now invalid")));

    for (var again : List.of(get(ROOT), post(ROOT + "/links"), get(ROOT + "/incidents/INC-1"))) {
      browser
          .perform(again)
          .andExpect(status().isGone())
          .andExpect(content().string(containsString("This link has been made invalid")));
    }
    assertThat(workingLinksOf(SampleClient.MARIA)).isZero();
    assertThat(workingLinksOf(SampleClient.CISO)).as("another person's").isPositive();
  }

  private int workingLinksOf(String email) {
    return jdbc.sql("select count(*) from contact_link where email = :email and revoked_at is null")
        .param("email", email)
        .query(Integer.class)
        .single();
  }

  @Test
  void tellsNobodyElseAboutTheLink(CapturedOutput log) throws Exception {
    String secret = "S3cretTokenThatNobodyElseMaySee-0123456789_";
    report("NORTHWIND", "INC-1", Severity.HIGH);
    link(LinkScope.INCIDENT, "INC-1");
    jdbc.sql("update contact_link set token_hash = encode(sha256(:secret::bytea), 'hex')"
            + " where token_hash = encode(sha256('token'), 'hex')")
        .param("secret", secret)
        .update();
    String root = "/c/" + secret;

    browser
        .perform(get(root))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(header().string("Referrer-Policy", "no-referrer"))
        .andExpect(header().string("X-Robots-Tag", containsString("noindex")))
        .andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")))
        .andExpect(content()
            .string(not(matchesPattern("(?s).*<script(?! defer src=\"/js/length\\.js\" ).*"))));
    browser.perform(post(root + "/feedback").param("outcome", "NONSENSE"));
    browser.perform(get(root + "/nothing"));
    browser.perform(get(root + "/incidents/none"));
    browser.perform(get(root + "x"));

    assertThat(log.getAll()).doesNotContain(secret);
  }

  private ReviewSummary plan() {
    jdbc.sql("delete from analyst").update();
    pool.register(Analyst.joining(
        "analyst", "Ann Analyst", "analyst@mdr.example", true, false, SampleClient.BERLIN));
    return programme.plan("NORTHWIND", DayOfWeek.TUESDAY, LocalTime.of(10, 0)).get(0);
  }

  private void report(String client, String reference, Severity severity) {
    incidents.report(incident(client, reference, severity, Duration.ZERO));
    time.advanceTo(time.now());
  }

  private IncidentReport incident(
      String client, String reference, Severity severity, Duration ahead) {
    return new IncidentReport(
        client,
        reference,
        severity,
        "Something <odd>",
        "A user signed in from two countries.",
        "Reset the password.",
        "host-" + reference,
        null,
        time.now().plus(ahead));
  }

  private void answerQuestion(String reference, String by) {
    questions.ask(new NewQuestion("NORTHWIND", reference, "Logs", "Which logs?", by, null));
    var task = tasks.createTaskQuery().processInstanceBusinessKey(reference).singleResult();
    tasks.setVariable(task.getId(), "answer", "Keep them for a year.");
    tasks.complete(task.getId());
    time.advanceTo(time.now());
  }

  /** As an earlier review has left it. */
  private void agreeOnAction(ReviewSummary review, String title, String due) {
    jdbc.sql("""
            with item as (
              insert into agenda_item (id, version, review_reference, position, kind, title, added_at,
                                       note_recorded)
              values (gen_random_uuid(), 0, :review, 1, 'SPECIAL', :title, :now, true) returning id)
            insert into action_point
              (id, version, client_reference, review_reference, agenda_item_id, title, owner,
               due_date, status, agreed_at, reminders_sent, reminders_last)
            select gen_random_uuid(), 0, 'NORTHWIND', :review, id, :title, 'CLIENT',
              :due, 'OPEN', :now, 0, :now
            from item
            """)
        .param("review", review.reference())
        .param("title", title)
        .param("due", LocalDate.parse(due))
        .param("now", Timestamp.from(time.now()))
        .update();
  }

  private static ClientRegistration clientSpeaking(String language) {
    return new ClientRegistration(
        "WORLD",
        "World Wide",
        "DE",
        language,
        SampleClient.BERLIN,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(new Contact(
            "Kim World",
            "kim@world.example",
            null,
            ContactRole.SECURITY_MANAGER,
            1,
            true,
            language,
            ZoneId.of("Europe/Berlin"))));
  }

  private void link(LinkScope scope, String reference) {
    link("NORTHWIND", SampleClient.MARIA, scope, reference);
  }

  /** A link as it stands in a mail. */
  private void link(String client, String email, LinkScope scope, String reference) {
    jdbc.sql("""
            insert into contact_link (token_hash, client_reference, email, scope, reference,
                                      created_at, expires_at)
            values (encode(sha256('token'), 'hex'), :client, :email, :scope, :reference,
                    :now, :expires)
            """)
        .param("client", client)
        .param("email", email)
        .param("scope", scope.name())
        .param("reference", reference)
        .param("now", Timestamp.from(time.now()))
        .param("expires", Timestamp.from(time.now().plus(Duration.ofDays(1))))
        .update();
  }
}
