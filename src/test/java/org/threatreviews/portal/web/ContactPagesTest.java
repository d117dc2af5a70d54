package org.threatreviews.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.invariant.Rule;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.move.OfferedTimes;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

@ProcessTest
class ContactPagesTest {

  private static final Pattern LINK = Pattern.compile("/c/[A-Za-z0-9_-]{43}");

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
  MeetingMoves moves;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  Staff pool;

  @BeforeEach
  void registerClient() {
    clients.register(SampleClient.of("NORTHWIND"));
  }

  @Test
  void showsAnIncidentAndWhatIsNeeded() throws Exception {
    reportIncident();

    browser
        .perform(get(linkOf(SampleClient.CISO)))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(header().string("Referrer-Policy", "no-referrer"))
        .andExpect(content()
            .string(allOf(
                containsString("Suspicious &lt;sign-in&gt;"),
                containsString("High severity"),
                containsString("Reset the password."),
                containsString("We need your answer"),
                containsString("We accept the risk"))));
  }

  @Test
  void offersAcceptanceOnlyToThoseWhoMayAccept() throws Exception {
    reportIncident();

    browser
        .perform(get(linkOf(SampleClient.MARIA)))
        .andExpect(content()
            .string(allOf(
                not(containsString("We accept the risk")),
                containsString("Ask somebody who is allowed to accept the risk"),
                containsString("Carl Ciso"))));
  }

  @Test
  void saysWhatOthersHaveWrittenDownForSomebody() throws Exception {
    reportIncident();
    incidents.giveFeedback(
        "INC-1",
        new Feedback(
            FeedbackOutcome.MITIGATED, SampleClient.MARIA, "By phone.", null, null, null, null),
        "lead");

    browser
        .perform(get(linkOf(SampleClient.MARIA)))
        .andExpect(content()
            .string(containsString("Maria Anders: threat removed (recorded on their behalf)")));
  }

  @Test
  void takesFeedbackOnceAndSaysSo() throws Exception {
    reportIncident();
    String link = linkOf(SampleClient.MARIA);
    MockHttpServletRequestBuilder send =
        post(link + "/feedback").param("outcome", "MITIGATED").param("comment", "Password reset.");

    browser
        .perform(send)
        .andExpect(status().isSeeOther())
        .andExpect(header().string("Location", endsWith(link + "?done=RECORDED")));
    browser
        .perform(send)
        .andExpect(header().string("Location", endsWith(link + "?done=ALREADY_RECORDED")));

    assertThat(incidents.get("INC-1").feedback()).hasSize(1);
    browser
        .perform(get(link + "?done=RECORDED"))
        .andExpect(content()
            .string(allOf(
                containsString("We have recorded this"),
                containsString("Maria Anders: threat removed<"),
                containsString("It is our turn"))));
  }

  @Test
  void keepsWhatWasTypedWhenItRefuses() throws Exception {
    reportIncident();
    String link = linkOf(SampleClient.MARIA);

    browser
        .perform(post(link + "/feedback")
            .param("outcome", "IN_PROGRESS")
            .param("promisedFor", "2020-01-01")
            .param("comment", "Waiting for a part"))
        .andExpect(status().isBadRequest())
        .andExpect(content()
            .string(allOf(
                containsString("Please choose a day after today."),
                containsString("Waiting for a part"),
                containsString("value=\"2020-01-01\""),
                containsString("aria-invalid=\"true\""))));
    browser
        .perform(
            post(link + "/feedback").param("outcome", "IN_PROGRESS").param("promisedFor", "soon"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("Please enter a date such as")));
    browser
        .perform(post(link + "/feedback")
            .param("outcome", "RISK_ACCEPTED")
            .param("reason", "Cheap")
            .param("acceptedUntil", "2027-03-01"))
        .andExpect(status().isBadRequest());
    assertThat(incidents.get("INC-1").feedback()).isEmpty();
  }

  @Test
  void saysWhetherAPromiseSilencesReminders() throws Exception {
    reportIncident();
    String link = linkOf(SampleClient.MARIA);
    browser
        .perform(get(link))
        .andExpect(content().string(containsString("We will not remind you before that day.")));

    browser
        .perform(post(link + "/feedback")
            .param("outcome", "IN_PROGRESS")
            .param("promisedFor", "2026-12-11"))
        .andExpect(header().string("Location", endsWith("?done=RECORDED")));
    browser
        .perform(get(link))
        .andExpect(content()
            .string(allOf(
                containsString("we will go on reminding you"),
                not(containsString("We will not remind you before that day.")))));
    browser
        .perform(post(link + "/feedback")
            .param("outcome", "IN_PROGRESS")
            .param("promisedFor", "2026-12-18"))
        .andExpect(header().string("Location", endsWith("?done=RECORDED_STILL_REMINDING")));
    browser
        .perform(get(link + "?done=RECORDED_STILL_REMINDING"))
        .andExpect(content().string(containsString("We have recorded the new date.")));
  }

  @Test
  void asksForNothingBeforeThePromisedDayIsOver() throws Exception {
    reportIncident();
    String link = linkOf(SampleClient.MARIA);
    browser.perform(post(link + "/feedback")
        .param("outcome", "IN_PROGRESS")
        .param("promisedFor", "2026-12-04"));

    browser
        .perform(get(link + "?done=RECORDED"))
        .andExpect(content()
            .string(allOf(
                containsString("You are working on it until Friday, 4 December 2026."),
                containsString("Has something changed?"),
                not(containsString("We need your answer")),
                not(containsString("What have you done?")))));
    browser
        .perform(get(link.replaceAll("/incidents/.*", "")))
        .andExpect(content().string(not(containsString("please tell us what you have done"))));
  }

  @Test
  void asksWhoHasAskedAColleagueForNothing() throws Exception {
    reportIncident();
    String link = linkOf(SampleClient.MARIA);
    browser.perform(post(link + "/acceptance-request").param("to", SampleClient.CISO));

    browser
        .perform(get(link))
        .andExpect(content()
            .string(allOf(
                containsString("You have asked Carl Ciso to decide about the risk."),
                not(containsString("We need your answer")))));
    browser
        .perform(get(linkOf(SampleClient.CISO)))
        .andExpect(content().string(containsString("We need your answer")));
  }

  @Test
  void namesTheDayOnWhichWeAskAgainAboutAnAcceptedRisk() throws Exception {
    reportIncident();
    String link = linkOf(SampleClient.CISO);
    browser.perform(post(link + "/feedback")
        .param("outcome", "RISK_ACCEPTED")
        .param("reason", "System is retired in March")
        .param("acceptedUntil", "2027-03-20"));

    browser
        .perform(get(link))
        .andExpect(
            content().string(containsString("We will ask you again on Friday, 5 March 2027.")));
  }

  @Test
  void countsTheEndOfALineOnceAsTheBrowserDoes() throws Exception {
    reportIncident();
    String link = linkOf(SampleClient.MARIA);
    MockHttpServletRequestBuilder send = post(link + "/feedback").param("outcome", "MITIGATED");

    browser
        .perform(post(link + "/feedback")
            .param("outcome", "MITIGATED")
            .param("comment", "x\r\n".repeat(10_000) + "xx"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("at most 20,000 characters")));
    browser
        .perform(send.param("comment", "x\r\n".repeat(10_000)))
        .andExpect(status().isSeeOther());
  }

  @Test
  void refusesAYearThatNobodyMeansInTheWordsOfADate() throws Exception {
    reportIncident();

    for (String date : List.of("+99999-01-01", "0026-12-24", "2127-01-01")) {
      browser
          .perform(post(linkOf(SampleClient.MARIA) + "/feedback")
              .param("outcome", "IN_PROGRESS")
              .param("promisedFor", date))
          .andExpect(status().isBadRequest())
          .andExpect(content().string(containsString("Please enter a date such as")));
    }
  }

  @Test
  void acceptsARiskForWhoMay() throws Exception {
    reportIncident();

    browser
        .perform(post(linkOf(SampleClient.CISO) + "/feedback")
            .param("outcome", "RISK_ACCEPTED")
            .param("reason", "System is retired in March")
            .param("acceptedUntil", "2027-03-01"))
        .andExpect(status().isSeeOther());

    assertThat(incidents.get("INC-1").status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
  }

  @Test
  void asksWhoMayAcceptAndShowsThemTheRequest() throws Exception {
    reportIncident();
    String link = linkOf(SampleClient.MARIA);
    String decider = linkOf(SampleClient.CISO);
    var ask = post(link + "/acceptance-request")
        .param("to", SampleClient.CISO)
        .param("text", "The host is switched off in March.");

    browser
        .perform(post(link + "/acceptance-request"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("Please choose who should decide.")));
    browser.perform(ask).andExpect(header().string("Location", endsWith("?done=RECORDED")));
    browser.perform(ask).andExpect(header().string("Location", endsWith("?done=ALREADY_RECORDED")));

    browser
        .perform(get(decider))
        .andExpect(content()
            .string(allOf(
                containsString("Maria Anders asks you to decide"),
                containsString("The host is switched off in March."))));
    browser
        .perform(post(decider + "/acceptance-request").param("to", SampleClient.CISO))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("You may accept the risk yourself")));
  }

  @Test
  void endsAnAcceptanceEarlyOnceAndRemembersWhatWasSaid() throws Exception {
    reportIncident();
    String maria = linkOf(SampleClient.MARIA);
    String ciso = linkOf(SampleClient.CISO);
    browser.perform(post(ciso + "/feedback")
        .param("outcome", "RISK_ACCEPTED")
        .param("reason", "System is retired in March")
        .param("compensatingControl", "Port 22 is blocked")
        .param("acceptedUntil", "2027-03-01"));
    time.advanceTo(time.now());

    browser
        .perform(get(ciso))
        .andExpect(content()
            .string(allOf(
                containsString("We no longer accept the risk"),
                containsString("Port 22 is blocked"))));
    browser
        .perform(get(maria))
        .andExpect(content().string(not(containsString("We no longer accept the risk"))));
    browser
        .perform(post(ciso + "/acceptance-end"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("href=\"#endAcceptance-reason\"")));
    browser
        .perform(post(maria + "/acceptance-end").param("reason", "I disagree"))
        .andExpect(status().isBadRequest());
    var end = post(ciso + "/acceptance-end").param("reason", "It stays longer");
    browser.perform(end).andExpect(header().string("Location", endsWith("?done=RECORDED")));
    browser.perform(end).andExpect(header().string("Location", endsWith("?done=ALREADY_RECORDED")));

    assertThat(incidents.get("INC-1").status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    browser
        .perform(get(ciso))
        .andExpect(content()
            .string(allOf(
                containsString("You accepted this risk before."),
                containsString(">System is retired in March</textarea>"),
                containsString(">Port 22 is blocked</textarea>"),
                containsString("Carl Ciso: risk no longer accepted"))));
  }

  @Test
  void whoMayAcceptRisksTakesBackWhatAColleagueHasAsked() throws Exception {
    reportIncident();
    String maria = linkOf(SampleClient.MARIA);
    String ciso = linkOf(SampleClient.CISO);
    browser.perform(
        post(maria + "/feedback").param("outcome", "NEED_HELP").param("comment", "Which host?"));
    time.advanceTo(time.now());

    browser.perform(get(maria)).andExpect(content().string(not(containsString("id=\"takeBack\""))));
    browser
        .perform(get(ciso))
        .andExpect(content()
            .string(allOf(
                containsString("An answer to a colleague is no longer needed"),
                containsString("value=\"NEED_HELP " + SampleClient.MARIA + "\""),
                containsString("checked"),
                containsString("Which host?"))));
    browser
        .perform(post(ciso + "/request-withdrawal").param("reason", "We know"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("Please choose what is no longer needed.")));
    browser
        .perform(
            post(ciso + "/request-withdrawal").param("request", "NEED_HELP " + SampleClient.MARIA))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("href=\"#takeBack-reason\"")));
    var takeBack = post(ciso + "/request-withdrawal")
        .param("request", "NEED_HELP " + SampleClient.MARIA)
        .param("reason", "We know");
    browser.perform(takeBack).andExpect(header().string("Location", endsWith("?done=RECORDED")));
    browser
        .perform(takeBack)
        .andExpect(header().string("Location", endsWith("?done=ALREADY_RECORDED")));
    time.advanceTo(time.now());

    assertThat(incidents.get("INC-1").status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    browser
        .perform(get(maria))
        .andExpect(content()
            .string(containsString("Carl Ciso took back what Maria Anders had asked of us")));
  }

  @Test
  void readingChangesNothing() throws Exception {
    reportIncident();
    String link = linkOf(SampleClient.MARIA);

    browser.perform(get(link + "/feedback?outcome=MITIGATED&comment=x"));
    browser.perform(get(link)).andExpect(status().isOk());

    assertThat(incidents.get("INC-1").feedback()).isEmpty();
    assertThat(incidents.get("INC-1").status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void takesTheReplyToAnAnswer() throws Exception {
    answerQuestion();
    String link = linkOf(SampleClient.MARIA);

    browser
        .perform(get(link))
        .andExpect(content()
            .string(allOf(
                containsString("Keep them for a year."),
                containsString("you cannot attach files"),
                containsString("With us: not yet. With you: not yet."))));
    browser
        .perform(post(link + "/reopen").param("text", " "))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("Please tell us what is still open.")));
    browser
        .perform(post(link + "/reopen").param("text", "And backups?"))
        .andExpect(status().isSeeOther());
    assertThat(questions.get("Q-1").status()).isEqualTo(QuestionStatus.OPEN);
    browser
        .perform(post(link + "/confirm"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("has no answer yet")));

    browser
        .perform(get(link))
        .andExpect(content().string(containsString("get our answer by email by")));
    time.advanceTo(time.now().plus(Duration.ofDays(3)));
    browser
        .perform(get(link))
        .andExpect(content()
            .string(allOf(
                containsString("You should have had our answer by"),
                containsString("With us: 3 working days"))));
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "plans reviews without the programme that begins them")
  void tellsWhatBecameOfAQuestion() throws Exception {
    askQuestion();
    var task = tasks.createTaskQuery().processInstanceBusinessKey("Q-1").singleResult();
    tasks.complete(
        task.getId(), Map.of("answer", "Let us talk about it.", "convertTo", "AGENDA_ITEM"));
    time.advanceTo(time.now());

    String link = linkOf(SampleClient.MARIA);
    browser
        .perform(get(link))
        .andExpect(content().string(not(containsString("next threat review"))));

    programme.plan("NORTHWIND", DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));
    browser
        .perform(get(link))
        .andExpect(
            content().string(containsString("also on the agenda of the next threat review")));
  }

  @Test
  void closesAConfirmedQuestionForGood() throws Exception {
    answerQuestion();
    String link = linkOf(SampleClient.MARIA);

    browser
        .perform(post(link + "/confirm"))
        .andExpect(header().string("Location", endsWith("?done=RECORDED")));
    browser
        .perform(post(link + "/confirm"))
        .andExpect(header().string("Location", endsWith("?done=ALREADY_RECORDED")));
    browser
        .perform(post(link + "/reopen").param("text", "Not quite"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("is closed")));
    assertThat(questions.get("Q-1").status()).isEqualTo(QuestionStatus.CLOSED);
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void takesAPointForTheAgendaOfAReview() throws Exception {
    ReviewSummary review =
        programme.plan("NORTHWIND", DayOfWeek.TUESDAY, LocalTime.of(10, 0)).get(0);
    String link = linkTo(LinkScope.REVIEW, review.reference());
    var send = post(link + "/agenda-points").param("text", "New office in Porto");

    browser
        .perform(get(link))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Threat review " + review.title())));
    browser.perform(send).andExpect(header().string("Location", endsWith(link + "?done=RECORDED")));
    browser
        .perform(send)
        .andExpect(header().string("Location", endsWith(link + "?done=ALREADY_RECORDED")));
    browser
        .perform(post(link + "/agenda-points").param("text", ""))
        .andExpect(status().isBadRequest())
        .andExpect(content()
            .string(allOf(
                containsString("Please tell us what you would like to talk about."),
                containsString("New office in Porto"))));
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void movesAMeetingToOneOfThreeFreeTimesOnce() throws Exception {
    ReviewSummary review = planWithAnalyst();
    String link = linkTo(LinkScope.REVIEW, review.reference());
    List<Instant> free = moves.alternatives(review.reference(), null).times();
    assertThat(free).hasSize(3).doesNotContain(review.start()).isSorted();
    assertThat(free)
        .allSatisfy(time -> assertThat(Duration.between(review.start(), time).abs())
            .isLessThan(Duration.ofDays(14)));

    browser
        .perform(get(link))
        .andExpect(content()
            .string(allOf(
                containsString("Need another time?"),
                containsString("value=\"" + free.get(0) + "\""),
                containsString("value=\"" + free.get(2) + "\""))));
    assertThat(startOf(review)).as("reading changes nothing").isEqualTo(review.start());
    var send = otherTime(link, review.start(), free.get(1));
    browser.perform(send).andExpect(header().string("Location", endsWith(link + "?done=RECORDED")));
    browser
        .perform(send)
        .andExpect(header().string("Location", endsWith(link + "?done=ALREADY_RECORDED")));

    assertThat(startOf(review)).isEqualTo(free.get(1));
    browser
        .perform(otherTime(link, review.start(), free.get(0)))
        .andExpect(status().isConflict())
        .andExpect(content()
            .string(allOf(
                containsString("moved in the meantime"),
                containsString("value=\"" + free.get(1) + "\""))));
    assertThat(startOf(review)).isEqualTo(free.get(1));
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void offersAnotherWeekWithinTheBoundsOfTheReview() throws Exception {
    ReviewSummary review = planWithAnalyst();
    String link = linkTo(LinkScope.REVIEW, review.reference());
    OfferedTimes near = moves.alternatives(review.reference(), null);
    assertThat(near.anotherWeek()).isNotNull();

    OfferedTimes another = moves.alternatives(review.reference(), near.anotherWeek());
    assertThat(another.times())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(near.times())
        .allSatisfy(time -> assertThat(time.atZone(ZoneId.of("Europe/Berlin")).toLocalDate())
            .isBetween(near.anotherWeek(), near.anotherWeek().plusDays(6)));
    browser
        .perform(get(link))
        .andExpect(
            content().string(containsString("?week=%s#other-time".formatted(near.anotherWeek()))));
    browser
        .perform(get(link).param("week", near.anotherWeek().toString()))
        .andExpect(content().string(containsString("value=\"" + another.times().get(0) + "\"")));
    browser
        .perform(otherTime(link, review.start(), another.times().get(0)))
        .andExpect(header().string("Location", endsWith(link + "?done=RECORDED")));
    assertThat(startOf(review)).isEqualTo(another.times().get(0));
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void whomNoTimeSuitsIsCalledByTheAnalystAndOnlyOnce() throws Exception {
    ReviewSummary review = planWithAnalyst();
    String link = linkTo(LinkScope.REVIEW, review.reference());
    browser.perform(get(link)).andExpect(content().string(containsString("Please call me")));

    browser
        .perform(post(link + "/date-call"))
        .andExpect(header().string("Location", endsWith(link + "?done=RECORDED")));
    browser
        .perform(post(link + "/date-call"))
        .andExpect(header().string("Location", endsWith(link + "?done=ALREADY_RECORDED")));

    Task call =
        tasks.createTaskQuery().taskDefinitionKey("userTask_callAboutDate").singleResult();
    assertThat(call.getAssignee()).isEqualTo(review.analyst());
    assertThat(call.getDueDate()).isNotNull();
    assertThat(tasks.getVariable(call.getId(), "briefing").toString()).contains("Maria");
    browser
        .perform(get(link))
        .andExpect(content()
            .string(allOf(
                containsString("You have asked us to call you"),
                not(containsString("Please call me")))));

    Instant agreed = moves.alternatives(review.reference(), null).times().get(0);
    tasks.complete(call.getId(), Map.of("notes", "They are away.", "newStart", agreed.toString()));
    time.advanceTo(time.now());
    assertThat(startOf(review)).isEqualTo(agreed);
    assertThat(
            tasks.createTaskQuery().taskDefinitionKey("userTask_callAboutDate").count())
        .isZero();
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void nobodyCallsAboutADateThatWasChosenMeanwhile() throws Exception {
    ReviewSummary review = planWithAnalyst();
    String link = linkTo(LinkScope.REVIEW, review.reference());
    browser.perform(post(link + "/date-call"));
    Instant free = moves.alternatives(review.reference(), null).times().get(0);

    browser.perform(otherTime(link, review.start(), free));

    assertThat(
            tasks.createTaskQuery().taskDefinitionKey("userTask_callAboutDate").count())
        .isZero();
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void refusesATimeThatIsNotFreeAndOffersOthers() throws Exception {
    ReviewSummary review = planWithAnalyst();
    String link = linkTo(LinkScope.REVIEW, review.reference());

    browser
        .perform(otherTime(link, review.start(), review.start().plus(Duration.ofHours(12))))
        .andExpect(status().isConflict())
        .andExpect(content()
            .string(allOf(containsString("no longer free"), containsString("type=\"radio\""))));
    browser
        .perform(post(link + "/other-time"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("Please choose one of the times.")));
    assertThat(startOf(review)).isEqualTo(review.start());

    time.set(review.start());
    jdbc.sql("update contact_link set expires_at = :later")
        .param("later", Timestamp.from(review.end()))
        .update();
    browser.perform(get(link)).andExpect(content().string(not(containsString("Need another"))));
    browser
        .perform(otherTime(link, review.start(), review.start().plus(Duration.ofDays(3))))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("The meeting has begun")));
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void twoContactsWhoChooseAtTheSameInstantMoveTheMeetingOnce() throws Exception {
    ReviewSummary review = planWithAnalyst();
    String link = linkTo(LinkScope.REVIEW, review.reference());
    List<Instant> free = moves.alternatives(review.reference(), null).times();
    ExecutorService contacts = Executors.newFixedThreadPool(2);
    try {
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<Integer>> answers = contacts.invokeAll(List.of(
          () -> chooseTogether(together, link, review, free.get(0)),
          () -> chooseTogether(together, link, review, free.get(2))));

      assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
          .containsExactlyInAnyOrder(303, 409);
    } finally {
      contacts.shutdown();
    }
    assertThat(startOf(review)).isIn(free.get(0), free.get(2));
    assertThat(jdbc.sql("select revision from review where reference = :reference")
            .param("reference", review.reference())
            .query(Integer.class)
            .single())
        .isEqualTo(1);
  }

  private ReviewSummary planWithAnalyst() {
    jdbc.sql("delete from analyst").update();
    pool.register(Analyst.joining(
        "analyst", "Ann Analyst", "analyst@mdr.example", true, false, SampleClient.BERLIN));
    return programme.plan("NORTHWIND", DayOfWeek.TUESDAY, LocalTime.of(10, 0)).get(0);
  }

  private int chooseTogether(
      CyclicBarrier together, String link, ReviewSummary review, Instant start) throws Exception {
    together.await();
    return browser
        .perform(otherTime(link, review.start(), start))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private static MockHttpServletRequestBuilder otherTime(
      String link, Instant present, Instant start) {
    return post(link + "/other-time")
        .param("present", present.toString())
        .param("start", start.toString());
  }

  private Instant startOf(ReviewSummary review) {
    return reviews.get(review.reference()).start();
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void givesAnOverviewOfTheClient() throws Exception {
    programme.plan("NORTHWIND", DayOfWeek.TUESDAY, LocalTime.of(10, 0));
    reportIncident();

    browser
        .perform(get(linkTo(LinkScope.CLIENT, "NORTHWIND")))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("Suspicious &lt;sign-in&gt;"),
                containsString("please tell us what you have done"),
                containsString("10:00 (Central European Time)"))));
  }

  @Test
  void opensOnlyWhatTheLinkIsFor() throws Exception {
    answerQuestion();

    browser
        .perform(post(linkOf(SampleClient.MARIA) + "/agenda-points").param("text", "Hello"))
        .andExpect(status().isNotFound());
  }

  @Test
  void tellsWhomToAskWhenALinkIsUnknownOrHasExpired() throws Exception {
    reportIncident();
    String link = linkOf(SampleClient.MARIA);
    time.set(time.now().plus(Duration.ofDays(181)));

    browser
        .perform(get("/c/never-issued"))
        .andExpect(status().isNotFound())
        .andExpect(content()
            .string(allOf(
                containsString("This link does not work"),
                containsString("write to your Threat Review team"))));
    browser
        .perform(get(link).header("Accept-Language", "fr, sv;q=0.8"))
        .andExpect(status().isGone())
        .andExpect(content()
            .string(allOf(
                containsString("<html lang=\"sv\""),
                containsString("Den här länken har gått ut"),
                not(containsString("Northwind")))));
    browser
        .perform(post(link + "/feedback").param("outcome", "MITIGATED").param("comment", "x"))
        .andExpect(status().isGone());
    assertThat(incidents.get("INC-1").feedback()).isEmpty();
  }

  @Test
  void theLinkOfAMergedIncidentLeadsToTheOneThatGoesOn() throws Exception {
    reportIncident();
    String link = linkOf(SampleClient.MARIA);
    report("INC-2");
    report("INC-3");

    corrections.merge("INC-1", "INC-2", "One attack", "soc");
    time.advanceTo(time.now());
    browser
        .perform(get(link))
        .andExpect(content()
            .string(allOf(
                containsString("Security incident INC-2"),
                containsString("Your email is about security incident INC-1."),
                containsString("href=\"" + link + "/incidents/INC-1\""),
                containsString("We need your answer"))));

    corrections.merge("INC-2", "INC-3", "One attack", "soc");
    time.advanceTo(time.now());
    browser
        .perform(post(link + "/feedback")
            .param("outcome", "NEED_HELP")
            .param("comment", "What shall we do?"))
        .andExpect(status().is3xxRedirection());

    assertThat(incidents.get("INC-1").feedback()).isEmpty();
    assertThat(incidents.get("INC-3").feedback())
        .extracting(GivenFeedback::comment)
        .containsExactly("What shall we do?");
    browser
        .perform(get(link + "/incidents/INC-1"))
        .andExpect(content()
            .string(allOf(
                containsString("This is the same incident as another one."),
                containsString("One attack"))));
  }

  @Test
  void showsTheHotlineWhileACriticalIncidentIsOpen() throws Exception {
    reportIncident();
    String page = linkOf(SampleClient.MARIA);
    browser.perform(get(page)).andExpect(content().string(not(containsString("tel:"))));

    corrections.changeSeverity("INC-1", Severity.CRITICAL, "Ransomware", "soc");
    browser
        .perform(get(page))
        .andExpect(content()
            .string(allOf(
                containsString("Our hotline, at any hour:"),
                containsString("href=\"tel:+49305550112\""),
                containsString(">+49 30 5550112<"))));

    corrections.withdraw("INC-1", "False alarm", "soc");
    browser.perform(get(page)).andExpect(content().string(not(containsString("tel:"))));
  }

  private void reportIncident() {
    report("INC-1");
  }

  private void report(String reference) {
    incidents.report(new IncidentReport(
        "NORTHWIND",
        reference,
        Severity.HIGH,
        "Suspicious <sign-in>",
        "A user signed in from two countries.",
        "Reset the password.",
        "host-1",
        "T1078",
        time.now()));
    time.advanceTo(time.now());
  }

  private void askQuestion() {
    questions.ask(new NewQuestion(
        "NORTHWIND", "Q-1", "Log retention", "Which logs?", SampleClient.MARIA, null));
  }

  private void answerQuestion() {
    askQuestion();
    var task = tasks.createTaskQuery().processInstanceBusinessKey("Q-1").singleResult();
    tasks.setVariable(task.getId(), "answer", "Keep them for a year.");
    tasks.complete(task.getId());
    time.advanceTo(time.now());
  }

  /** A link as it stands in a mail that takes long to come. */
  private String linkTo(LinkScope scope, String reference) {
    jdbc.sql("""
            insert into contact_link (token_hash, client_reference, email, scope, reference,
                                      created_at, expires_at)
            values (encode(sha256('token'), 'hex'), 'NORTHWIND', :email, :scope, :reference,
                    :now, :expires)
            """)
        .param("email", SampleClient.MARIA)
        .param("scope", scope.name())
        .param("reference", reference)
        .param("now", Timestamp.from(time.now()))
        .param("expires", Timestamp.from(time.now().plus(Duration.ofDays(1))))
        .update();
    return "/c/token";
  }

  private String linkOf(String recipient) {
    Matcher link = LINK.matcher(jdbc.sql(
            "select body from mail_outbox where recipient = :to" + " order by created_at limit 1")
        .param("to", recipient)
        .query(String.class)
        .single());
    assertThat(link.find()).isTrue();
    return link.group();
  }
}
