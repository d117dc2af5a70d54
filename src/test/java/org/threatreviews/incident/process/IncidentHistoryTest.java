package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threatreviews.incident.process.FollowUpDriver.CISO;
import static org.threatreviews.incident.process.FollowUpDriver.CLIENT;
import static org.threatreviews.incident.process.FollowUpDriver.INCIDENT;
import static org.threatreviews.incident.process.FollowUpDriver.MANAGER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.history.DecisionChannel;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.history.HistoryFilter;
import org.threatreviews.history.RecordedDecision;
import org.threatreviews.incident.AcceptanceRequest;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;

@ProcessTest
class IncidentHistoryTest {

  @Autowired
  FollowUpDriver driver;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  DecisionHistory history;

  @BeforeEach
  void reportIncident() {
    driver.registerClient();
    driver.reportAndNotify(Severity.HIGH);
  }

  @Test
  void keepsWhoSaidWhatAboutAnIncident() {
    driver.advanceTo("2026-12-08T12:00");
    driver.complete(
        IncidentFollowUpIds.USER_TASK_DECIDE_ESCALATION,
        Map.of("decision", "CALL_CLIENT", "notes", "Call Clara"));
    driver.complete(
        IncidentFollowUpIds.USER_TASK_CALL_CLIENT, Map.of("reached", true, "notes", "On it"));
    driver.promise(LocalDate.parse("2026-12-11"));
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    driver.complete(
        IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE,
        Map.of("verdict", "STILL_PRESENT", "comment", "Beacons go on"));
    followUp.askForAcceptance(INCIDENT, new AcceptanceRequest(MANAGER, CISO, "Please decide"));
    driver.acceptRisk(LocalDate.parse("2027-01-31"));
    driver.advanceTo("2027-02-01T12:00");
    corrections.changeSeverity(INCIDENT, Severity.LOW, "Test machine", "soc");
    corrections.withdraw(INCIDENT, "False alarm", "soc");

    assertThat(lines())
        .containsExactly(
            "REPORTED by system: high: Beaconing to a known server",
            "CALL_DECIDED by system: Call Clara",
            "CLIENT_REACHED by system: On it",
            "IN_PROGRESS by manager@nord.example: promised for 11 December 2026",
            "MITIGATED by manager@nord.example: Reinstalled",
            "STILL_PRESENT by system: Beacons go on",
            "ACCEPTANCE_WANTED by manager@nord.example: ciso@nord.example; Please decide",
            "RISK_ACCEPTED by ciso@nord.example: Legacy machine; until 31 January 2027",
            "REOPENED by system: null",
            "SEVERITY_CHANGED by soc: low; Test machine",
            "WITHDRAWN by soc: False alarm");
    assertThat(history.page(HistoryLines.all(CLIENT), 0, 100).items())
        .extracting(RecordedDecision::channel)
        .containsOnly(DecisionChannel.PROCESS);
  }

  @Test
  void keepsNothingOfARefusedAnswer() {
    assertThatThrownBy(() -> corrections.withdraw(INCIDENT, " ", "soc"))
        .isInstanceOf(InvalidInput.class);
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    assertThatThrownBy(() -> driver.complete(
            IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "STILL_PRESENT")))
        .hasMessageContaining("still present");

    assertThat(lines()).hasSize(2);
  }

  private List<String> lines() {
    return history
        .page(new HistoryFilter(CLIENT, null, null, DecisionSubject.INCIDENT, INCIDENT), 0, 100)
        .items()
        .stream()
        .map(said -> "%s by %s: %s".formatted(said.kind(), said.by(), said.wording()))
        .toList();
  }
}
