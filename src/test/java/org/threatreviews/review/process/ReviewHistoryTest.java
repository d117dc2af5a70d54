package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.threatreviews.history.DecisionSubject.ACTION_POINT;
import static org.threatreviews.history.DecisionSubject.AGENDA_ITEM;
import static org.threatreviews.history.DecisionSubject.CONTRACT;
import static org.threatreviews.history.DecisionSubject.REVIEW;
import static org.threatreviews.review.process.HandedItemIds.USER_TASK_HANDLE_AGENDA_ITEM;
import static org.threatreviews.review.process.MissedReviewIds.USER_TASK_DECIDE_MISSED_REVIEW;
import static org.threatreviews.review.process.ReviewDriver.CISO;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.SECOND;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ThreatReviewIds.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Subscription;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.Owner;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;

/**
 * The history tells what was decided about a contract, its reviews and their agendas. The first
 * meeting is on Wednesday, 17 February 2027, at 10 o'clock in Berlin; its analyst is "analyst".
 */
@ProcessTest
class ReviewHistoryTest {

  private static final LocalDate MEETING = LocalDate.parse("2027-02-17");
  private static final Pattern LINK = Pattern.compile("(/c/[\\w-]+)");

  @Autowired
  MockMvc http;

  @Autowired
  ReviewDriver driver;

  @Autowired
  MeetingMoves moves;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  Staff pool;

  @Autowired
  TaskService tasks;

  @Autowired
  HistoryLines history;

  @BeforeEach
  void registerPool() {
    driver.registerPool();
  }

  @AfterEach
  void resetPool() {
    driver.registerPool();
  }

  @Test
  void tellsTheLifeOfAReview() {
    start(Subscription.STANDARD);
    driver.advanceTo("2027-02-10T10:00");
    complete(
        USER_TASK_PREPARE_REVIEW,
        Map.of("summary", "A quiet quarter.", "trainingPoint", "MFA", "ready", true));
    driver.advanceTo("2027-02-17T11:00");
    complete(
        USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "HELD", "attendees", "Max and Clara", "notes", "All fine."));

    assertThat(lines(REVIEW))
        .containsExactly(
            FIRST + " ANALYST_CONFIRMED by system, PROCESS: analyst",
            FIRST + " PREPARED by analyst, PROCESS: A quiet quarter.\n\nMFA",
            FIRST + " PUBLISHED by system, PROCESS: SHA-256 of the PDF .",
            FIRST + " HELD by analyst, PROCESS: Attendees: Max and Clara.\nAll fine.",
            FIRST + " MINUTES_SENT by system, PROCESS");
    assertThat(history.times(CLIENT, REVIEW))
        .containsExactly(
            "2027-02-03 10:00",
            "2027-02-10 10:00",
            "2027-02-15 16:00",
            "2027-02-17 11:00",
            "2027-02-17 11:00");
  }

  @Test
  void tellsWhatTheClientSaysAboutTheMinutes() throws Exception {
    start(Subscription.STANDARD);
    driver.holdFirst();
    String manager = linkOf(MANAGER);

    for (int i = 0; i < 2; i++) {
      http.perform(post(linkOf(CISO) + "/minutes-confirmation"));
      http.perform(post(manager + "/minutes-comments").param("text", "Clara was there too."));
    }

    assertThat(lines(REVIEW))
        .filteredOn(line -> line.contains("MINUTES"))
        .containsExactly(
            FIRST + " MINUTES_SENT by system, PROCESS",
            FIRST + " MINUTES_CONFIRMED by " + CISO + ", CLIENT_PAGE",
            FIRST + " MINUTES_COMMENTED by " + MANAGER + ", CLIENT_PAGE: Clara was there too.");
  }

  @Test
  void tellsThatAPackWentOutUnprepared() {
    start(Subscription.STANDARD);
    driver.advanceTo("2027-02-16T10:00");

    assertThat(lines(REVIEW))
        .contains(
            FIRST
                + " PUBLISHED by system, PROCESS: SHA-256 of the PDF .; with what was known, because preparation was not finished");
  }

  @Test
  void tellsWhoMovedAMeetingAndWhere() throws Exception {
    start(Subscription.STANDARD);
    driver.advanceTo("2027-02-03T10:00");
    String from = "17 February 2027, 10:00";

    send(
        post("/api/v1/reviews/" + FIRST + "/moves"),
        "portal",
        "{\"start\": \"2027-02-18T14:00:00+01:00\"}");
    send(
        post("/api/v1/reviews/" + FIRST + "/moves"),
        "portal",
        "{\"start\": \"2027-02-18T14:00:00+01:00\"}");
    Instant other = moves.alternatives(FIRST, null).times().get(0);
    http.perform(post(linkOf(MANAGER) + "/other-time")
        .param("present", berlin("2027-02-18T14:00").toString())
        .param("start", other.toString()));

    assertThat(lines(REVIEW))
        .filteredOn(line -> line.contains("MOVED"))
        .containsExactly(
            FIRST + " MOVED by portal, API: from " + from + " to 18 February 2027, 14:00",
            FIRST + " MOVED by " + MANAGER + ", CLIENT_PAGE: from 18 February 2027, 14:00 to "
                + InWords.time(other, ZoneId.of("Europe/Berlin")));
  }

  @Test
  void tellsWhatWasSaidAboutTheAgenda() throws Exception {
    start(Subscription.STANDARD);
    driver.advanceTo("2027-02-03T10:00");
    for (int i = 0; i < 2; i++) {
      http.perform(post(linkOf(CISO) + "/agenda-points").param("text", "What about\nphishing?"));
    }
    driver.meet();
    UUID item = reviewAgenda.of(FIRST).items().get(0).id();

    for (int i = 0; i < 2; i++) {
      http.perform(post("/reviews/%s/meeting/%s".formatted(FIRST, item))
          .with(user("analyst").authorities(new SimpleGrantedAuthority("analyst")))
          .with(csrf())
          .param("outcome", "ACTION_AGREED")
          .param("note", "Train them")
          .param("actionTitle", "Train staff")
          .param("actionOwner", "CLIENT")
          .param("actionDueDate", "2027-06-30"));
    }
    send(
        put("/api/v1/reviews/%s/agenda/%s".formatted(FIRST, item)),
        "portal",
        "{\"outcome\": \"HANDED_TO_SOC\"}");
    driver.runDue();
    tasks.setAssignee(driver.task(USER_TASK_HANDLE_AGENDA_ITEM).getId(), "sofia");
    driver.completeOnly(USER_TASK_HANDLE_AGENDA_ITEM, Map.of("result", "Blocked the domains"));

    assertThat(lines(AGENDA_ITEM))
        .containsExactly(
            FIRST + " POINT_RAISED by " + CISO + ", CLIENT_PAGE: What about\nphishing?",
            FIRST + " ACTION_AGREED by analyst, MEETING_PAGE: What about: Train them",
            FIRST + " HANDED_TO_SOC by portal, API: What about",
            FIRST + " HANDLED_BY_SOC by sofia, PROCESS: What about: Blocked the domains");
    assertThat(lines(ACTION_POINT))
        .containsExactly(
            FIRST + " ACTION_AGREED by analyst, MEETING_PAGE: Train staff (CLIENT, due 2027-06-30)",
            FIRST + " ACTION_DROPPED by portal, API: Train staff (CLIENT, due 2027-06-30)");
  }

  @Test
  void tellsThatAnActionPointWasChangedAndDone() {
    start(Subscription.STANDARD);
    driver.reportIncident("SIR-1", "Beaconing");
    driver.meet();
    UUID item = reviewAgenda.of(FIRST).items().get(0).id();
    driver.decide(item, AgendaOutcome.ACTION_AGREED);
    AgreedAction later =
        new AgreedAction("Train staff", Owner.CLIENT, LocalDate.parse("2027-07-31"));
    reviewAgenda.decide(
        FIRST, item, new AgendaDecision(AgendaOutcome.ACTION_AGREED, null, later), "analyst");
    driver.complete(
        USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "HELD", "attendees", "All", "markRestDiscussed", true));
    driver.advanceTo("2027-05-19T10:00");
    UUID point = reviewAgenda.of(SECOND).items().stream()
        .filter(found -> found.title().equals("Train staff"))
        .findFirst()
        .orElseThrow()
        .id();
    for (AgendaOutcome outcome : List.of(AgendaOutcome.DISCUSSED, AgendaOutcome.CARRIED_OVER)) {
      reviewAgenda.decide(SECOND, point, new AgendaDecision(outcome, null, null), "analyst");
    }

    assertThat(lines(ACTION_POINT))
        .containsExactly(
            FIRST + " ACTION_AGREED by analyst, PROCESS: Train staff (CLIENT, due 2027-06-30)",
            FIRST + " ACTION_CHANGED by analyst, PROCESS: Train staff (CLIENT, due 2027-07-31)",
            SECOND + " ACTION_DONE by analyst, PROCESS: Train staff (CLIENT, due 2027-07-31)",
            SECOND + " ACTION_REOPENED by analyst, PROCESS: Train staff (CLIENT, due 2027-07-31)");
  }

  @Test
  void tellsWhoHoldsTheReviewInPlaceOfWhom() {
    start(Subscription.STANDARD);
    pool.register(
        Analyst.joining("ben", "Ben", "ben@mdr.example", true, false, ZoneId.of("Europe/Berlin")));

    pool.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();
    pool.registerAbsence("ben", MEETING, MEETING);
    pool.registerAbsence("advisor", MEETING, MEETING);
    driver.advanceTo("2027-02-03T10:00");

    assertThat(lines(REVIEW))
        .containsExactly(
            FIRST + " ANALYST_ASSIGNED by system, PROCESS: ben in place of analyst",
            FIRST + " ANALYST_MISSING by system, PROCESS: in place of ben");
  }

  @Test
  void tellsHowAMissedMeetingWentOn() {
    start(Subscription.STANDARD);
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-17T11:00");
    complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "NO_SHOW", "notes", "Nobody came."));
    tasks.setAssignee(driver.task(USER_TASK_DECIDE_MISSED_REVIEW).getId(), "lena");
    complete(USER_TASK_DECIDE_MISSED_REVIEW, Map.of("decision", "CANCEL"));

    assertThat(lines(REVIEW))
        .endsWith(
            FIRST + " NO_SHOW by analyst, PROCESS: Nobody came.",
            FIRST + " CANCELLED by lena, PROCESS");
  }

  @Test
  void tellsTheNewDateOfAPostponedMeeting() {
    start(Subscription.STANDARD);
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-17T11:00");
    complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "POSTPONED", "notes", "Fire drill."));

    assertThat(lines(REVIEW))
        .contains(FIRST + " POSTPONED by analyst, PROCESS: Fire drill.")
        .filteredOn(line -> line.contains("MOVED"))
        .singleElement()
        .asString()
        .startsWith(FIRST + " MOVED by system, PROCESS: from 17 February 2027, 10:00 to ");
  }

  @Test
  void tellsContractChangesAndHolds() throws Exception {
    start(Subscription.STANDARD);
    for (int i = 0; i < 2; i++) {
      http.perform(post("/board/clients/NORD/contract-changes")
          .with(user("lena").authorities(new SimpleGrantedAuthority("team-lead")))
          .with(csrf())
          .param("type", "EXTEND")
          .param("contractEnd", "2028-02-29"));
    }
    send(
        post("/api/v1/clients/NORD/contract-changes"),
        "portal",
        "{\"type\": \"HOLD\", \"effective\": \"2027-02-01\", \"until\": \"2027-02-28\"}");
    driver.advanceTo("2027-03-02T10:00");
    send(
        post("/api/v1/clients/NORD/contract-changes"),
        "portal",
        "{\"type\": \"TERMINATE\", \"effective\": \"2020-01-01\"}");

    assertThat(lines(CONTRACT))
        .containsExactly(
            "NORD EXTEND by lena, BOARD: until 29 February 2028",
            "NORD HOLD by portal, API: from 1 February 2027 to 28 February 2027",
            "NORD HOLD_BEGUN by system, PROCESS",
            "NORD HOLD_ENDED by system, PROCESS");
    assertThat(history.times(CLIENT, CONTRACT)).endsWith("2027-02-01 00:00", "2027-03-01 00:00");
  }

  @Test
  void tellsWhoAdvisesTheClient() {
    pool.register(
        Analyst.joining("zoe", "Zoe", "zoe@mdr.example", true, true, ZoneId.of("Europe/Berlin")));
    start(Subscription.ADVISOR);
    pool.leave("advisor");

    assertThat(lines(CONTRACT))
        .containsExactly(
            "NORD ADVISOR_ASSIGNED by system, PROCESS: advisor, deputy zoe",
            "NORD ADVISOR_ASSIGNED by system, PROCESS: zoe in place of advisor");
  }

  @Test
  void keepsNothingThatWasRefused() {
    start(Subscription.STANDARD);
    driver.advanceTo("2027-02-10T10:00");
    int before = lines(REVIEW).size();

    assertThatThrownBy(() -> moves.move(FIRST, berlin("2027-02-20T10:00")))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> driver.completeOnly(
            USER_TASK_PREPARE_REVIEW, Map.of("summary", "Quiet.", "newStart", "2027-02-20T10:00")))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> contractChanges.carryOut(CLIENT, ContractChange.extendTo(MEETING)))
        .isInstanceOf(RuntimeException.class);

    assertThat(lines(REVIEW)).hasSize(before);
    assertThat(lines(CONTRACT)).isEmpty();
  }

  private void start(Subscription subscription) {
    driver.registerClient(subscription);
    driver.planAndStart();
  }

  private void complete(String element, Map<String, Object> form) {
    driver.complete(element, form);
  }

  /** The hash of a pack is shortened to a dot. */
  private List<String> lines(DecisionSubject subject) {
    return history.of(CLIENT, subject).stream()
        .map(line -> line.replaceAll("[0-9a-f]{64}", "."))
        .toList();
  }

  private String linkOf(String contact) {
    Matcher link = LINK.matcher(driver.mails(SERVICE_TASK_ASK_FOR_AGENDA_POINTS).stream()
        .filter(mail -> mail.recipient().equals(contact))
        .findFirst()
        .orElseThrow()
        .body());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private void send(MockHttpServletRequestBuilder request, String by, String body)
      throws Exception {
    http.perform(request
        .with(user(by).authorities(new SimpleGrantedAuthority("integration")))
        .contentType(MediaType.APPLICATION_JSON)
        .content(body));
  }
}
