package org.threatreviews.contact.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threatreviews.review.process.ReviewDriver.CISO;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.ContactData;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.client.WorkingHours;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.AcceptanceRequest;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.escalation.CallHours;
import org.threatreviews.incident.escalation.EscalationRule;
import org.threatreviews.incident.escalation.EscalationRules;
import org.threatreviews.notification.ContactLinks;
import org.threatreviews.notification.LinkFault;
import org.threatreviews.notification.MailPreferences;
import org.threatreviews.notification.OptOutSource;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ProcessTest;

/** Max (level 1) and Clara (level 2, may accept risks), with four meetings ahead; what follows. */
@ProcessTest
class PeopleChangeTest {

  private static final String MAX = "1";
  private static final String CLARA = "2";
  private static final String INCIDENT = "SIR-1";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Pattern TOKEN = Pattern.compile("/c/([A-Za-z0-9_-]{43})");

  private static final String THIRD = "TR-NORD-2027-03";

  /** All of the contract, each a quarter after the other. */
  private static final int MEETINGS = 4;

  @Autowired
  ReviewDriver reviews;

  @Autowired
  ContactChanges changes;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  EscalationRules rules;

  @Autowired
  Questions questions;

  @Autowired
  MailPreferences preferences;

  @Autowired
  ContactLinks links;

  @Autowired
  MeetingMoves moves;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  record Waiting(
      UUID id, String recipient, String template, String subject, String body, String status) {

    Waiting {
      body = body.replaceAll("\\s+", " ");
    }
  }

  @BeforeEach
  void register() {
    reviews.registerPool();
    reviews.registerClient(Subscription.STANDARD);
    reviews.planAndStart();
  }

  @AfterEach
  void resetPool() {
    reviews.registerPool();
  }

  @Test
  void waitingMailOfALeaverGoesToTheSuccessorWithTheReason() {
    atNight();
    report(Severity.LOW);
    assertThat(waiting("incident-reported"))
        .extracting(Waiting::recipient)
        .containsExactly(MANAGER);

    leaves(MAX, CISO);

    Waiting mail = only("incident-reported");
    assertThat(mail.recipient()).isEqualTo(CISO);
    assertThat(mail.body())
        .startsWith("Dear Clara Ciso, ")
        .contains("This email was for Max Manager, who has left.");
    assertThat(links.resolve(token(mail)).orElseThrow().email()).isEqualTo(CISO);
  }

  @Test
  void waitingMailGoesToTheNextContactWhereNobodyTakesOver() {
    atNight();
    report(Severity.LOW);

    leaves(MAX, null);

    assertThat(only("incident-reported").recipient()).isEqualTo(CISO);
  }

  @Test
  void contactsMayChangeBeforeAReportHasReachedThem() {
    incidents.report(new IncidentReport(
        CLIENT,
        INCIDENT,
        Severity.HIGH,
        "Beaconing",
        "To a known server",
        "Isolate",
        "ws-1",
        null,
        time.now()));

    joins("Nina New", "nina@nord.example", 1);
    time.advanceTo(time.now());

    assertThat(jdbc.sql("select recipient from mail_outbox where template = 'incident-reported'")
            .query(String.class)
            .list())
        .containsExactlyInAnyOrder(MANAGER, "nina@nord.example");
  }

  @Test
  void whoHasTheMailAnywayDoesNotGetItTwice() {
    joins("Nina New", "nina@nord.example", 1);
    atNight();
    report(Severity.LOW);
    assertThat(waiting("incident-reported")).hasSize(2);

    leaves(MAX, "nina@nord.example");

    Waiting mail = only("incident-reported");
    assertThat(mail.recipient()).isEqualTo("nina@nord.example");
    assertThat(mail.body()).doesNotContain("Max Manager");
  }

  /** A mail that waits until tomorrow is tomorrow's reader's, and not before. */
  @Test
  void whoTakesOverTomorrowGetsNothingBefore() {
    joins("Nina New", "nina@nord.example", 3);
    changes.leaveAfter(CLIENT, MAX, day("2026-12-01"), "nina@nord.example", "lead");
    atNight();
    report(Severity.LOW);

    Waiting mail = only("incident-reported");
    assertThat(mail.recipient()).isEqualTo("nina@nord.example");
    assertThat(leaves(mail)).isAfterOrEqualTo(Instant.parse("2026-12-01T23:00:00Z"));
  }

  @Test
  void anEarlyBirdGetsNothingBeforeTheTimeAtWhichSheStandsIn() {
    joins("Nina New", "nina@nord.example", 3);
    changes.change(
        CLIENT,
        "3",
        data -> data.working(null, new WorkingHours(LocalTime.of(6, 0), LocalTime.of(22, 0))),
        "lead");
    changes.away(CLIENT, MAX, day("2026-12-02"), day("2026-12-04"), "nina@nord.example", "lead");
    atNight();
    report(Severity.LOW);

    Waiting mail = only("incident-reported");
    assertThat(mail.recipient()).isEqualTo("nina@nord.example");
    assertThat(leaves(mail))
        .as("Max is there until midnight, although Nina works at this hour")
        .isAfterOrEqualTo(Instant.parse("2026-12-01T23:00:00Z"));
  }

  @Test
  void whoTookOverFromTheOneWhoAskedIsToldOfTheDecision() {
    joins("Nina New", "nina@nord.example", 3);
    report(Severity.LOW);
    incidents.askForAcceptance(INCIDENT, new AcceptanceRequest(MANAGER, CISO, "It is a test."));

    leaves(MAX, "nina@nord.example");
    incidents.giveFeedback(INCIDENT, accepts(CISO));

    Waiting mail = only("incident-acceptance-decided");
    assertThat(mail.recipient()).isEqualTo("nina@nord.example");
    assertThat(mail.body()).contains("This email was for Max Manager, who has left.");
  }

  @Test
  void aCriticalMailNamesThoseWhoGetIt() {
    joins("Nina New", "nina@nord.example", 3);
    changes.away(CLIENT, MAX, day("2026-12-01"), day("2026-12-04"), CISO, "lead");

    report(Severity.CRITICAL);

    assertThat(mails("incident-reported"))
        .isNotEmpty()
        .allSatisfy(mail -> assertThat(mail.body())
            .contains("all of your contacts at once: Clara Ciso, Nina New."));
  }

  @Test
  void theLadderGoesOnAtTheLeaversPlace() {
    report(Severity.LOW);
    reviews.advanceTo("2026-12-16T12:00");
    assertThat(reminded()).containsExactly(MANAGER);

    leaves(MAX, null);
    reviews.advanceTo("2027-01-04T12:00");

    assertThat(reminded()).containsExactly(MANAGER, CISO);
  }

  @Test
  void invitationsAreWithdrawnFromTheLeaverInOneMail() {

    leaves(MAX, CISO);

    Waiting farewell = only("contact-left");
    assertThat(farewell.recipient()).isEqualTo(MANAGER);
    assertThat(farewell.body()).doesNotContain("/c/");
    List<String> calendars = calendars(farewell.id());
    assertThat(calendars).as("what has been invited to, and a file with all").hasSize(2);
    assertThat(calendars.get(0))
        .contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", MANAGER)
        .doesNotContain(CISO);
    assertThat(calendars.get(1)).contains("METHOD:PUBLISH").doesNotContain(CISO);
    assertThat(calendars.get(1).lines().filter("STATUS:CANCELLED"::equals)).hasSize(MEETINGS);
    assertThat(only("contact-joined").subject()).isEqualTo("You take over from Max Manager");
  }

  @Test
  void aLaterMeetingThatWasMovedIsWithdrawnByItsInvitationToo() {
    moves.move(THIRD, ReviewDriver.berlin("2027-08-19T11:00"));

    leaves(MAX, CISO);

    List<String> calendars = calendars(only("contact-left").id());
    assertThat(calendars).filteredOn(file -> file.contains("METHOD:CANCEL")).hasSize(2);
    assertThat(calendars)
        .filteredOn(file -> file.contains("METHOD:CANCEL"))
        .anyMatch(file -> file.contains("DTSTART;TZID=Europe/Berlin:20270819T110000"));
  }

  @Test
  void whoJoinsIsInvitedInOneMail() {
    joins("Nina New", "nina@nord.example", 3);

    Waiting welcome = only("contact-joined");
    assertThat(welcome.recipient()).isEqualTo("nina@nord.example");
    List<String> calendars = calendars(welcome.id());
    assertThat(calendars).as("the next meeting, and a file with all").hasSize(2);
    assertThat(calendars.get(0))
        .contains("METHOD:REQUEST", "SEQUENCE:1", "nina@nord.example", MANAGER, CISO);
    assertThat(calendars.get(1).lines().filter("BEGIN:VEVENT"::equals)).hasSize(MEETINGS);
    assertThat(all()).filteredOn(mail -> mail.recipient().startsWith("nina")).hasSize(1);
  }

  @Test
  void oldLinksOfALeaverSayThatTheHolderHasLeft() {
    report(Severity.LOW);
    String token = token(only("incident-reported"));

    leaves(MAX, CISO);

    assertThat(links.resolve(token)).isEmpty();
    assertThat(links.faultOf(token)).isEqualTo(LinkFault.LEFT);
  }

  @Test
  void aDecisionAskedOfALeaverIsAskedOfWhoMayMakeIt() {
    changes.change(CLIENT, MAX, present -> present.withRiskAuthority(true), "lead");
    joins("Nina New", "nina@nord.example", 3);
    report(Severity.LOW);
    incidents.askForAcceptance(
        INCIDENT, new AcceptanceRequest("nina@nord.example", CISO, "It is a test machine."));

    leaves(CLARA, null);

    assertThat(waiting("incident-acceptance-wanted"))
        .extracting(Waiting::recipient)
        .containsExactly(MANAGER);
    assertThat(waiting("incident-acceptance-wanted").get(0).body()).contains("Nina New");
  }

  @Test
  void whoLosesTheAuthorityAcceptsNoRiskAndTheRequestMovesOn() {
    changes.change(CLIENT, MAX, present -> present.withRiskAuthority(true), "lead");
    joins("Nina New", "nina@nord.example", 3);
    report(Severity.LOW);
    incidents.askForAcceptance(
        INCIDENT, new AcceptanceRequest("nina@nord.example", CISO, "It is a test machine."));

    changes.change(CLIENT, CLARA, present -> present.withRiskAuthority(false), "lead");

    assertThat(waiting("incident-acceptance-wanted"))
        .extracting(Waiting::recipient)
        .contains(MANAGER);
    assertThatThrownBy(() -> incidents.giveFeedback(INCIDENT, accepts(CISO)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("Clara Ciso does not have the authority to accept a risk.");
  }

  @Test
  void nobodyIsAskedByThemselvesWhenTheyTakeOver() {
    joins("Nina New", "nina@nord.example", 3);
    changes.change(CLIENT, "3", present -> present.withRiskAuthority(true), "lead");
    report(Severity.LOW);
    incidents.askForAcceptance(
        INCIDENT, new AcceptanceRequest(MANAGER, CISO, "It is a test machine."));
    changes.change(CLIENT, MAX, present -> present.withRiskAuthority(true), "lead");

    leaves(CLARA, MANAGER);

    assertThat(waiting("incident-acceptance-wanted"))
        .extracting(Waiting::recipient)
        .containsExactly("nina@nord.example");
  }

  @Test
  void escalationRulesNameTheSuccessorOrEnd() {
    rules.replace(
        CLIENT,
        List.of(
            new EscalationRule(Severity.HIGH, CallHours.AROUND_THE_CLOCK, List.of(MANAGER)),
            new EscalationRule(Severity.LOW, CallHours.WORKING_HOURS, List.of(MANAGER, CISO))));

    leaves(MAX, null);

    assertThat(rules.of(CLIENT).rules())
        .containsExactly(new EscalationRule(Severity.LOW, CallHours.WORKING_HOURS, List.of(CISO)));
    assertThat(jdbc.sql("""
            select wording from decision where kind = 'ESCALATION_RULES_CHANGED'
            order by decided_at desc limit 1
            """).query(String.class).single()).startsWith("Max Manager has left; now:");
  }

  @Test
  void whatSomebodyAskedIsAnsweredToTheSuccessor() {
    questions.ask(new NewQuestion(CLIENT, "Q-1", "Logs", "How long?", MANAGER, null));
    reviews.advanceTo("2026-12-01T10:00");

    leaves(MAX, CISO);

    assertThat(questions.get("Q-1").by()).as("asked under this name").isEqualTo(MANAGER);
    assertThat(questions.get("Q-1").reader()).isEqualTo(CISO);
  }

  @Test
  void aStandInGetsWhatIsAskedAndReadsForWhom() {
    changes.away(CLIENT, MAX, day("2026-12-01"), day("2026-12-11"), CISO, MANAGER);

    report(Severity.LOW);

    Waiting mail = only("incident-reported");
    assertThat(mail.recipient()).isEqualTo(CISO);
    assertThat(mail.body())
        .contains("This email is for Max Manager, who is away until Friday, 11 December 2026.");
    assertThat(only("contact-stands-in").body()).contains("Max Manager will be away from");
  }

  @Test
  void whatWaitsGoesToTheStandInAndBackWhenTheContactIsBackEarly() {
    atNight();
    report(Severity.LOW);
    long absence = changes
        .away(CLIENT, MAX, day("2026-12-02"), day("2026-12-11"), CISO, MANAGER)
        .absence()
        .id();
    assertThat(only("incident-reported").recipient()).isEqualTo(CISO);

    changes.back(CLIENT, MAX, absence, MANAGER);

    assertThat(only("incident-reported").recipient()).isEqualTo(MANAGER);
    assertThat(only("incident-reported").body()).doesNotContain("away");
  }

  @Test
  void withoutAStandInUrgentMailGoesToTheNextAtOnceAndOtherWaits() {
    changes.away(CLIENT, MAX, day("2026-12-01"), day("2026-12-11"), null, MANAGER);

    report(Severity.LOW);
    report("SIR-2", Severity.HIGH);

    assertThat(mails("incident-reported"))
        .extracting(Waiting::recipient)
        .containsExactly(MANAGER, CISO);
  }

  @Test
  void theLadderPassesOverWhoIsAwayWithoutAStandIn() {
    report(Severity.LOW);
    changes.away(CLIENT, MAX, day("2026-12-02"), day("2027-02-26"), null, MANAGER);

    reviews.advanceTo("2026-12-16T12:00");

    assertThat(reminded()).containsExactly(CISO);
  }

  @Test
  void callsReachTheStandIn() {
    changes.away(CLIENT, MAX, day("2026-12-01"), day("2026-12-11"), CISO, MANAGER);

    assertThat(rules.callees(CLIENT, Severity.CRITICAL, time.now()))
        .singleElement()
        .satisfies(callee -> assertThat(callee.name()).isEqualTo("Clara Ciso"));
  }

  @Test
  void mailForAnotherAddressFollowsAndTheOldLinksDie() {
    report(Severity.LOW);
    String token = token(only("incident-reported"));
    jdbc.sql("update mail_outbox set status = 'FAILED', last_error = '550 no such user'")
        .update();
    preferences.switchOff(CLIENT, MANAGER, List.of("review-minutes"), OptOutSource.PAGE);

    readdressed("max@nord.example");

    Waiting mail = only("incident-reported");
    assertThat(mail.recipient()).isEqualTo("max@nord.example");
    assertThat(mail.status()).isEqualTo("QUEUED");
    assertThat(links.faultOf(token)).isEqualTo(LinkFault.MOVED);
    assertThat(links.resolve(token(mail)).orElseThrow().email()).isEqualTo("max@nord.example");
    assertThat(preferences.switchedOff(CLIENT, "max@nord.example"))
        .containsExactly("review-minutes");
    assertThat(mails("contact-left")).as("nobody reads there").isEmpty();
    assertThat(calendars(only("contact-readdressed").id()).get(0))
        .contains("METHOD:REQUEST", "max@nord.example");
  }

  @Test
  void anAddressThatWorkedGivesTheMeetingsToTheNext() {
    readdressed("max@nord.example");

    assertThat(only("contact-left").recipient()).isEqualTo(MANAGER);
    assertThat(calendars(only("contact-left").id()).get(0)).contains("METHOD:CANCEL", "SEQUENCE:1");
    assertThat(calendars(only("contact-readdressed").id()).get(0))
        .contains("METHOD:REQUEST", "SEQUENCE:2");
  }

  @Test
  void whoseMailsCameBackIsSentNoFarewell() {
    report(Severity.LOW);
    jdbc.sql("update mail_outbox set status = 'FAILED' where lower(recipient) = :max")
        .param("max", MANAGER)
        .update();

    leaves(MAX, CISO);

    assertThat(mails("contact-left")).isEmpty();
    assertThat(only("incident-reported").recipient()).isEqualTo(CISO);
  }

  @Test
  void theSameSaidFromAnotherAddressIsNoNews() {
    report(Severity.LOW);
    incidents.giveFeedback(INCIDENT, promises(MANAGER));

    readdressed("max@nord.example");
    incidents.giveFeedback(INCIDENT, promises("max@nord.example"));

    assertThat(incidents.get(INCIDENT).feedback())
        .singleElement()
        .satisfies(said -> assertThat(said.givenBy()).isEqualTo("max@nord.example"));
  }

  @Test
  void whatSomebodyDecidedKeepsTheNameUnderWhichItWasDecided() {
    report(Severity.LOW);
    incidents.giveFeedback(INCIDENT, accepts(CISO));
    String name = "Clara Ciso";
    assertThat(deciders()).contains(name);
    List<String> before = deciders();

    changes.change(CLIENT, CLARA, clara -> named(clara, "Clara Newname"), "lead");
    changes.change(CLIENT, CLARA, clara -> clara.withEmail("clara@nord.example"), "lead");
    assertThat(deciders()).isEqualTo(before);
    changes.change(CLIENT, MAX, max -> max.withRiskAuthority(true), "lead");
    leaves(CLARA, MAX);

    assertThat(deciders()).isEqualTo(before);
  }

  private List<String> deciders() {
    return jdbc.sql("""
            select coalesce(decided_by_name, '') from decision
            where subject = 'INCIDENT' and reference = :incident and contact_id is not null
            order by decided_at, id
            """).param("incident", INCIDENT).query(String.class).list();
  }

  private static ContactData named(ContactData data, String name) {
    return new ContactData(
        name,
        data.email(),
        data.phone(),
        data.role(),
        data.level(),
        data.riskAuthority(),
        data.language(),
        data.timeZone(),
        data.workingDays(),
        data.workingHours());
  }

  @Test
  void aSuccessorMayTakeBackWhatTheLeaverAskedFor() {
    report(Severity.LOW);
    incidents.giveFeedback(
        INCIDENT, new Feedback(FeedbackOutcome.NEED_HELP, MANAGER, "How?", null, null, null, null));
    time.advanceTo(time.now());

    leaves(MAX, CISO);
    incidents.giveFeedback(INCIDENT, promises(CISO));

    assertThat(incidents.get(INCIDENT).requests()).isEmpty();
  }

  private void report(Severity severity) {
    report(INCIDENT, severity);
  }

  private void report(String reference, Severity severity) {
    incidents.report(new IncidentReport(
        CLIENT,
        reference,
        severity,
        "Beaconing",
        "A workstation talks to a server.",
        "Isolate it.",
        null,
        null,
        time.now()));
    time.advanceTo(time.now());
  }

  private static Feedback promises(String by) {
    return new Feedback(FeedbackOutcome.IN_PROGRESS, by, null, null, day("2026-12-18"), null, null);
  }

  private static Feedback accepts(String by) {
    return new Feedback(
        FeedbackOutcome.RISK_ACCEPTED, by, null, day("2027-02-01"), null, "Legacy", null);
  }

  /** In the evening, when what is not urgent waits for the morning. */
  private void atNight() {
    reviews.advanceTo("2026-12-01T20:00");
  }

  /** After today, which is over at midnight in Berlin. */
  private void leaves(String id, String successor) {
    LocalDate today = LocalDate.ofInstant(time.now(), BERLIN);
    changes.leaveAfter(CLIENT, id, today, successor, "lead");
    time.advanceTo(today.plusDays(1).atStartOfDay(BERLIN).toInstant());
  }

  private void joins(String name, String email, int level) {
    changes.join(
        CLIENT,
        new ContactData(
            name, email, "+49 30 1", ContactRole.OTHER, level, false, "en", BERLIN, null, null),
        "lead");
  }

  private void readdressed(String email) {
    changes.change(CLIENT, MAX, present -> present.withEmail(email), "lead");
  }

  private List<String> reminded() {
    return jdbc.sql("""
            select regarding from incident_note
            where incident_reference = :incident and kind = 'REMINDER_SENT' order by position
            """).param("incident", INCIDENT).query(String.class).list();
  }

  private List<Waiting> all() {
    return jdbc.sql("""
            select id, recipient, template, subject, body, status from mail_outbox
            where status in ('QUEUED', 'HELD', 'FAILED') order by created_at, business_key, recipient
            """).query(Waiting.class).list();
  }

  private List<Waiting> waiting(String template) {
    return all().stream().filter(mail -> mail.template().equals(template)).toList();
  }

  /** Whether it waits or has left. */
  private Waiting only(String template) {
    assertThat(mails(template)).as(template).hasSize(1);
    return mails(template).get(0);
  }

  private List<Waiting> mails(String template) {
    return jdbc.sql("""
            select id, recipient, template, subject, body, status from mail_outbox
            where template = :template and status <> 'SUPERSEDED'
            order by created_at, business_key, recipient
            """).param("template", template).query(Waiting.class).list();
  }

  private Instant leaves(Waiting mail) {
    return jdbc.sql("select next_attempt_at from mail_outbox where id = :id")
        .param("id", mail.id())
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .single();
  }

  private static String token(Waiting mail) {
    Matcher token = TOKEN.matcher(mail.body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  /** With unfolded lines. */
  private List<String> calendars(UUID mail) {
    return SentCalendars.of(jdbc, mail);
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
