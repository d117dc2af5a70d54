package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.HandedItemIds.USER_TASK_HANDLE_AGENDA_ITEM;
import static org.threatreviews.review.process.MissedReviewIds.USER_TASK_DECIDE_MISSED_REVIEW;
import static org.threatreviews.review.process.ReviewDriver.CISO;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ReviewMinutesIds.USER_TASK_CHASE_MINUTES;
import static org.threatreviews.review.process.ThreatReviewIds.*;
import static org.threatreviews.review.process.YearDriver.CLIENT;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.improvement.ActionPointStatus;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Owner;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.agenda.AgendaKind;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.meeting.ReviewMinutes;
import org.threatreviews.review.threat.EmergingThreatText;
import org.threatreviews.review.threat.EmergingThreats;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.ProcessTest;

/**
 * A whole contract of each subscription, from the registration on 1 December 2026 over the reviews
 * of 2027 to the end, with everything that can become of a review, of what stands on its agenda, and
 * of what is agreed on in it.
 */
@ProcessTest
class ReviewYearTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Map<String, Object> NO_SHOW =
      Map.of("outcome", "NO_SHOW", "notes", "Nobody came.");
  private static final Map<String, Object> POSTPONED = Map.of("outcome", "POSTPONED");

  @Autowired
  ReviewDriver driver;

  @Autowired
  YearDriver year;

  @Autowired
  YearChecks checks;

  @Autowired
  Clients clients;

  @Autowired
  Staff pool;

  @Autowired
  ReviewMinutes minutes;

  @Autowired
  EmergingThreats threats;

  @BeforeEach
  void registerPool() {
    driver.registerPool();
    pool.register(
        Analyst.joining("deputy", "Dora Deputy", "deputy@mdr.example", true, true, BERLIN));
    pool.register(Analyst.joining("ben", "Ben Brown", "ben@mdr.example", true, false, BERLIN));
  }

  @AfterEach
  void leaveThePoolAsUsual() {
    driver.registerPool();
  }

  @Test
  void anAdvisorYearLosesNothing() {
    year.onboard(Subscription.ADVISOR);
    assertThat(year.references()).hasSize(12);
    year.propose("Segment the network", Owner.PROVIDER);
    year.becomes("Segment the network", ImprovementStatus.DECLINED);

    everyKindOfOutcomeInJanuary();
    unpreparedInFebruary();
    noShowInMarch();
    postponedInApril();
    postponedTwiceInMay();
    movedTwiceInJune();
    noShowInJulyWithAnAbsentAdvisorInAugust();
    unrecordedInSeptember();
    lateMinutesInOctober();
    aQuestionInNovemberAndTheRecordOfSeptember();
    askedAgainInDecember();
    year.advanceTo("2028-02-01T10:00");

    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ENDED);
    checks.reviewsAre(
        year,
        "CLOSED HELD",
        "CLOSED HELD",
        "CLOSED HELD",
        "CLOSED HELD",
        "CLOSED HELD",
        "CLOSED HELD",
        "CANCELLED NO_SHOW",
        "CLOSED HELD",
        "CLOSED HELD",
        "CLOSED HELD",
        "CLOSED HELD",
        "CLOSED HELD");
    checks.everyItemHasOneOutcome();
    checks.periodsFollowOneAnother(year.references());
    checks.packsAreFrozen(year, 1, 1, 2, 2, 3, 2, 1, 1, 1, 1, 1, 1);
    checks.minutesWentOutOnce(Set.of(year.reference(10)));
    checks.everyReviewBeganOnItsDay(year);
    checks.actionsAreAsTheHistorySays();
    checks.noEngineIncident();
    // silence closes no incident, not even the end of the contract
    checks.onlyTheseOutliveTheContract(
        "contract-closing NORD", "action-follow-up", "incident-follow-up SIR-3");
  }

  private void everyKindOfOutcomeInJanuary() {
    year.advanceTo("2027-01-05T10:00");
    year.report("SIR-1", "Beaconing");
    year.report("SIR-2", "Phishing");
    year.report("SIR-3", "Malware");
    year.mitigate("SIR-1");
    year.acceptRisk("SIR-2", "2027-07-31");
    year.raise(1, MANAGER, "Can we talk about phones?");
    year.prepareAndMeet(1);
    year.decide(1, "SIR-1", AgendaOutcome.DISCUSSED);
    year.agree(1, "SIR-2", "Train staff", Owner.CLIENT, "2027-02-26");
    year.decide(1, "SIR-3", AgendaOutcome.HANDED_TO_SOC);
    year.decide(1, "Can we talk", AgendaOutcome.CARRIED_OVER);
    year.proposeInMeeting(1, "SIR-1", "Onboard the mail gateway", Owner.CLIENT, "2027-05-31");
    year.heldWithAllDecided(1);
    year.complete(USER_TASK_HANDLE_AGENDA_ITEM, year.reference(1), Map.of("result", "Isolated"));

    minutes.confirm(year.reference(1), MANAGER);
    minutes.comment(year.reference(1), CISO, "Max was not there.");
    driver.runDue();
    String comment = year.reference(1) + "-C1";
    year.answer(comment, "IMPROVEMENT");
    year.confirm(comment);
  }

  private void unpreparedInFebruary() {
    year.toMeeting(2);
    assertThat(driver.mails(SERVICE_TASK_ESCALATE_MISSING_PREPARATION)).hasSize(1);
    year.complete(
        USER_TASK_SEE_TO_MISSING_PREPARATION, year.reference(2), Map.of("notes", "Asked them."));
    assertThat(year.item(2, "SIR-2").kind()).isEqualTo(AgendaKind.ACCEPTED_RISK);
    year.decide(2, "Train staff", AgendaOutcome.CARRIED_OVER);
    year.agree(2, "Can we talk", "Block macros", Owner.SOC, "2027-04-15");
    year.agree(2, "SIR-2", "Review the firewall", Owner.PROVIDER, "2027-03-12");
    year.held(2);
    assertThat(year.item(2, "SIR-3").outcome()).isEqualTo(AgendaOutcome.DISCUSSED);
  }

  private void noShowInMarch() {
    year.advanceTo("2027-03-08T10:00");
    year.teamReports(
        "Review the firewall", Map.of("result", "DECLINED", "reason", "It will be replaced."));
    year.clientIsDone("Train staff");
    year.prepareAndMeet(3);
    year.record(3, NO_SHOW);
    year.complete(
        USER_TASK_DECIDE_MISSED_REVIEW, year.reference(3), Map.of("decision", "NEW_DATE"));
    assertThat(year.review(3).start())
        .as("within ten working days of Wednesday, 17 March")
        .isBetween(berlin("2027-03-18T09:00"), berlin("2027-04-02T17:00"));
    year.toMeeting(3);
    year.held(3);
  }

  private void postponedInApril() {
    year.advanceTo("2027-04-09T10:00");
    year.teamReports("Block macros", Map.of("result", "DONE"));
    year.prepareAndMeet(4);
    year.record(4, POSTPONED);
    year.toMeeting(4);
    year.agree(4, "SIR-3", "Rebuild the laptop", Owner.CLIENT, "2027-05-12");
    year.held(4);
  }

  private void postponedTwiceInMay() {
    year.prepareAndMeet(5);
    year.record(5, Map.of("outcome", "POSTPONED", "newStart", "2027-05-25T14:00"));
    year.toMeeting(5);
    assertThat(year.review(5).start()).isEqualTo(berlin("2027-05-25T14:00"));
    year.record(5, POSTPONED);
    year.complete(
        USER_TASK_DECIDE_MISSED_REVIEW, year.reference(5), Map.of("decision", "NEW_DATE"));
    year.clientIsDoneWithImprovement("Onboard the mail gateway");
    year.toMeeting(5);
    year.decide(5, "Rebuild the laptop", AgendaOutcome.DISCUSSED);
    year.held(5);
    assertThat(year.actionPoint("Rebuild the laptop").status()).isEqualTo(ActionPointStatus.DONE);
  }

  private void movedTwiceInJune() {
    year.advanceTo("2027-06-04T10:00");
    year.move(6, "2027-06-24T14:00");
    year.prepare(6);
    year.toPublication(6);
    year.move(6, "2027-06-28T10:00");
    year.toMeeting(6);
    year.proposeInMeeting(6, "SIR-3", "Log DNS requests", Owner.CLIENT, "2027-09-30");
    year.held(6);
  }

  /** The lead takes a month to decide; by then the next pack is out, and goes on from July's. */
  private void noShowInJulyWithAnAbsentAdvisorInAugust() {
    year.advanceTo("2027-07-05T10:00");
    year.report("SIR-4", "Stolen session");
    year.mitigate("SIR-4");
    year.raise(7, MANAGER, "What about tablets?");
    year.raise(7, CISO, "What do others do?");
    year.prepareAndMeet(7);
    year.decide(7, "What do others do?", AgendaOutcome.CARRIED_OVER);
    year.record(7, NO_SHOW);

    year.advanceTo("2027-08-03T10:00");
    year.mitigate("SIR-2"); // the acceptance is over
    String advisor = year.review(8).analyst();
    LocalDate meeting = year.review(8).start().atZone(BERLIN).toLocalDate();
    pool.registerAbsence(advisor, meeting, meeting);
    driver.runDue();
    assertThat(year.review(8).analyst()).isNotNull().isNotEqualTo(advisor);
    year.prepareAndMeet(8);
    year.held(8);
    year.becomes("Log DNS requests", ImprovementStatus.DECLINED);

    year.complete(USER_TASK_DECIDE_MISSED_REVIEW, year.reference(7), Map.of("decision", "CANCEL"));
  }

  private void unrecordedInSeptember() {
    year.prepareAndMeet(9);
    // what nobody has talked about in July, for the meeting was cancelled in the end
    assertThat(List.of("SIR-4", "What about tablets?", "What do others do?"))
        .allSatisfy(left -> assertThat(year.item(9, left).outcome()).isNull());
    year.advanceTo("2027-09-27T10:00");
    year.complete(USER_TASK_CHASE_REVIEW_RECORD, year.reference(9), Map.of("notes", "Asked them."));
  }

  private void lateMinutesInOctober() {
    year.prepareAndMeet(10);
    year.agree(10, "SIR-3", "Test the backups", Owner.CLIENT, "2027-11-10");
    year.breakMinutes();
    try {
      year.held(10);
      year.advanceTo("2027-10-25T10:00");
      assertThat(year.isTaskOpen(USER_TASK_CHASE_MINUTES, year.reference(10))).isTrue();
    } finally {
      year.minutesWorkAgain();
    }
    assertThat(year.isTaskOpen(USER_TASK_CHASE_MINUTES, year.reference(10))).isFalse();
    assertThat(year.review(10).status()).isEqualTo(ReviewStatus.CLOSED);
  }

  private void aQuestionInNovemberAndTheRecordOfSeptember() {
    year.ask("Q-1", "Log retention");
    year.answer("Q-1", "AGENDA_ITEM");
    year.confirm("Q-1");
    year.prepare(11);
    long threat = threats
        .add(
            new EmergingThreatText("Stolen tokens", "Many use it", "https://threats.example/1"),
            "analyst")
        .id();
    threats.attach(year.reference(11), threat, "You use it", "analyst");
    year.toMeeting(11);
    year.decide(11, "Log retention", AgendaOutcome.DISCUSSED);
    year.decide(11, "Test the backups", AgendaOutcome.CARRIED_OVER);
    year.held(11);

    year.decide(9, "SIR-3", AgendaOutcome.CARRIED_OVER);
    year.held(9);
  }

  private void askedAgainInDecember() {
    year.advanceTo("2027-12-02T10:00");
    assertThat(year.improvement("Segment the network").status())
        .isEqualTo(ImprovementStatus.PROPOSED);
    year.prepareAndMeet(12);
    year.decide(12, "Segment the network", AgendaOutcome.DISCUSSED);
    year.becomes("Segment the network", ImprovementStatus.AGREED);
    String comment = "Minutes of threat review January 2027";
    year.becomes(comment, ImprovementStatus.AGREED);
    year.becomes(comment, ImprovementStatus.IN_PROGRESS);
    year.becomes(comment, ImprovementStatus.DONE);
    year.held(12);
    assertThat(year.actionPoint("Test the backups").status()).isEqualTo(ActionPointStatus.OPEN);
  }

  @Test
  void aStandardYearLosesNothing() {
    year.onboard(Subscription.STANDARD);
    assertThat(year.references()).hasSize(4);

    unpreparedWithLateMinutesInTheFirstQuarter();
    missedThreeTimesInTheSecondQuarter();
    cancelledInTheThirdQuarter();
    unrecordedUntilTheContractIsOver();

    year.held(4);
    year.mitigate("SIR-3");
    checks.reviewsAre(year, "CLOSED HELD", "CLOSED HELD", "CANCELLED NO_SHOW", "CLOSED HELD");
    checks.everyItemHasOneOutcome();
    checks.periodsFollowOneAnother(
        List.of(year.reference(1), year.reference(2), year.reference(4)));
    checks.packsAreFrozen(year, 1, 4, 1, 1);
    checks.minutesWentOutOnce(Set.of(year.reference(1)));
    checks.everyReviewBeganOnItsDay(year);
    checks.actionsAreAsTheHistorySays();
    checks.noEngineIncident();
    checks.onlyTheseOutliveTheContract("contract-closing NORD");
  }

  private void unpreparedWithLateMinutesInTheFirstQuarter() {
    year.advanceTo("2027-01-05T10:00");
    year.report("SIR-1", "Beaconing");
    year.report("SIR-2", "Phishing");
    year.report("SIR-3", "Malware");
    year.mitigate("SIR-1");
    year.acceptRisk("SIR-2", "2027-12-31");
    year.ask("Q-1", "Log retention");
    year.answer("Q-1", "IMPROVEMENT"); // and the client stays silent
    year.raise(1, CISO, "Can we talk about phones?");
    year.toMeeting(1);
    year.complete(
        USER_TASK_SEE_TO_MISSING_PREPARATION, year.reference(1), Map.of("notes", "Asked them."));
    year.decide(1, "SIR-1", AgendaOutcome.DISCUSSED);
    year.decide(1, "SIR-2", AgendaOutcome.HANDED_TO_SOC);
    year.agree(1, "SIR-3", "Replace the VPN", Owner.CLIENT, "2027-12-15");
    year.decide(1, "Can we talk", AgendaOutcome.CARRIED_OVER);
    year.breakMinutes();
    try {
      year.held(1);
      year.advanceTo("2027-03-22T10:00");
      assertThat(year.isTaskOpen(USER_TASK_CHASE_MINUTES, year.reference(1))).isTrue();
    } finally {
      year.minutesWorkAgain();
    }
    // once the item is handled
    assertThat(year.review(1).status()).isEqualTo(ReviewStatus.CLOSED);
    year.complete(USER_TASK_HANDLE_AGENDA_ITEM, year.reference(1), Map.of("result", "Isolated"));
  }

  private void missedThreeTimesInTheSecondQuarter() {
    year.advanceTo("2027-06-01T10:00");
    String analyst = year.review(2).analyst();
    LocalDate meeting = year.review(2).start().atZone(BERLIN).toLocalDate();
    pool.registerAbsence(analyst, meeting, meeting);
    driver.runDue();
    assertThat(year.review(2).analyst()).isNotNull().isNotEqualTo(analyst);
    year.prepareAndMeet(2);
    year.record(2, NO_SHOW);
    year.complete(
        USER_TASK_DECIDE_MISSED_REVIEW, year.reference(2), Map.of("decision", "NEW_DATE"));
    year.toMeeting(2);
    year.record(2, POSTPONED);
    year.toMeeting(2);
    year.record(2, POSTPONED);
    year.complete(
        USER_TASK_DECIDE_MISSED_REVIEW,
        year.reference(2),
        Map.of("decision", "NEW_DATE", "newStart", "2027-07-14T11:00"));
    year.toMeeting(2);
    year.held(2);
  }

  private void cancelledInTheThirdQuarter() {
    year.advanceTo("2027-08-10T10:00");
    year.report("SIR-5", "Stolen session");
    year.mitigate("SIR-5");
    year.move(3, "2027-09-23T11:00");
    year.raise(3, MANAGER, "What about tablets?");
    year.prepareAndMeet(3);
    year.record(3, NO_SHOW);
    year.complete(USER_TASK_DECIDE_MISSED_REVIEW, year.reference(3), Map.of("decision", "CANCEL"));
  }

  private void unrecordedUntilTheContractIsOver() {
    year.prepareAndMeet(4);
    assertThat(year.item(4, "SIR-5").kind()).isEqualTo(AgendaKind.INCIDENT);
    assertThat(year.item(4, "What about tablets?").outcome()).isNull();
    year.decide(4, "Replace the VPN", AgendaOutcome.DISCUSSED);
    year.advanceTo("2028-02-01T10:00");

    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ENDED);
    year.mitigate("SIR-2");
    checks.onlyTheseOutliveTheContract(
        "contract-closing NORD", "threat-review " + year.reference(4), "incident-follow-up SIR-3");
  }
}
