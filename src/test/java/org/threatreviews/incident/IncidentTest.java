package org.threatreviews.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threatreviews.problem.StateConflict;

class IncidentTest {

  private static final Instant T0 = Instant.parse("2026-12-01T08:00:00Z");
  private static final Instant T1 = Instant.parse("2026-12-02T08:00:00Z");
  private static final Instant T2 = Instant.parse("2026-12-03T08:00:00Z");
  private static final LocalDate PROMISED = LocalDate.parse("2026-12-10");

  private final Incident incident = Incident.reported(
      new IncidentReport("NORD", "SIR-1", Severity.HIGH, "Title", "Text", "Patch", null, null, T0),
      T0);

  @Test
  void isTheClientsTurnOnceTheContactsAreNotified() {
    assertThat(incident.log().turns()).isEmpty();

    incident.contactsNotified(T0);

    assertThat(incident.status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(incident.log().turns())
        .containsExactly(new IncidentTurn(TurnOwner.CLIENT, T0, null));
  }

  @Test
  void passesTheTurnToTheSocWithAMitigationAndClosesOnVerifiedRemoval() {
    incident.contactsNotified(T0);
    give(FeedbackOutcome.MITIGATED, T1);
    assertThat(incident.status()).isEqualTo(IncidentStatus.AWAITING_SOC);

    incident.answers().verify(Verdict.REMOVED, null, "soc", T2);

    assertThat(incident.status()).isEqualTo(IncidentStatus.CLOSED);
    assertThat(incident.closedAt()).isEqualTo(T2);
    assertThat(incident.log().turns())
        .containsExactly(
            new IncidentTurn(TurnOwner.CLIENT, T0, T1), new IncidentTurn(TurnOwner.SOC, T1, T2));
  }

  @Test
  void beginsANewRoundWhenTheThreatIsStillPresent() {
    incident.contactsNotified(T0);
    incident.silence().reminded("a@nord.example", T0);
    give(FeedbackOutcome.MITIGATED, T1);

    incident.answers().verify(Verdict.STILL_PRESENT, "still beacons", "soc", T2);

    assertThat(incident.status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(incident.round().number()).isEqualTo(2);
    assertThat(incident.round().reminders()).isZero();
    assertThat(incident.remindersSent()).isEqualTo(1);
    assertThat(incident.log().turns())
        .last()
        .isEqualTo(new IncidentTurn(TurnOwner.CLIENT, T2, null));
  }

  @Test
  void isNobodysTurnWhileARiskIsAccepted() {
    incident.contactsNotified(T0);
    give(FeedbackOutcome.RISK_ACCEPTED, T1);

    assertThat(incident.status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
    assertThat(incident.log().turns()).allMatch(turn -> turn.endedAt() != null);
    assertThat(incident.acceptance().expire(T2))
        .as("untaken feedback comes first")
        .isFalse();

    incident.answers().take();

    assertThat(incident.acceptance().expire(T2)).isTrue();
    assertThat(incident.status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(incident.acceptance().expire(T2)).as("it is open already").isFalse();
  }

  @Test
  void fallsSilentForTheFirstPromiseOnly() {
    incident.contactsNotified(T0);
    incident.silence().reminded("a@nord.example", T0);
    give(FeedbackOutcome.IN_PROGRESS, T1);
    assertThat(incident.round().silentUntil()).isEqualTo(PROMISED);
    assertThat(incident.round().reminders()).isZero();
    incident.silence().reminded("a@nord.example", T2);

    incident
        .answers()
        .receive(
            new GivenFeedback(
                T2,
                "a@nord.example",
                FeedbackOutcome.IN_PROGRESS,
                null,
                null,
                null,
                PROMISED.plusDays(9),
                null,
                null),
            false,
            Set.of(),
            "second");

    assertThat(incident.round().silentUntil()).isEqualTo(PROMISED);
    assertThat(incident.round().reminders()).isEqualTo(1);
  }

  @Test
  void takesTheNewestFeedbackAndSettlesTheOlder() {
    incident.contactsNotified(T0);
    give(FeedbackOutcome.MITIGATED, T1);
    give(FeedbackOutcome.NEED_HELP, T2);
    assertThat(incident.hasUntakenFeedback()).isTrue();

    assertThat(incident.answers().take()).isEqualTo(FeedbackOutcome.NEED_HELP);

    assertThat(incident.hasUntakenFeedback()).isFalse();
  }

  @Test
  void forgetsThatItIsUnansweredWithTheNextAnswer() {
    incident.contactsNotified(T0);
    incident.silence().markUnanswered(T1);
    assertThat(incident.round().unanswered()).isTrue();

    give(FeedbackOutcome.IN_PROGRESS, T2);

    assertThat(incident.round().unanswered()).isFalse();
  }

  @Test
  void refusesFeedbackBeforeTheReportsDate() {
    assertThatThrownBy(() -> incident.requireOpenForFeedback(T0.minusSeconds(1)))
        .asInstanceOf(type(StateConflict.class))
        .returns("reference", StateConflict::field)
        .returns("notYetReported", StateConflict::rule);
  }

  @Test
  void refusesFeedbackOnceItIsClosed() {
    incident.contactsNotified(T0);
    give(FeedbackOutcome.MITIGATED, T1);
    incident.answers().verify(Verdict.REMOVED, null, "soc", T2);

    assertThatThrownBy(() -> incident.requireOpenForFeedback(T2))
        .asInstanceOf(type(StateConflict.class))
        .returns("incidentClosed", StateConflict::rule);
  }

  @Test
  void refusesAVerdictThatNobodyWaitsFor() {
    incident.contactsNotified(T0);

    assertThatThrownBy(() -> incident.answers().verify(Verdict.REMOVED, null, "soc", T1))
        .asInstanceOf(type(StateConflict.class))
        .returns("notAwaitingSoc", StateConflict::rule);
  }

  @Test
  void owesTheClientTheReasonOnce() {
    incident.contactsNotified(T0);
    give(FeedbackOutcome.MITIGATED, T1);
    incident.answers().verify(Verdict.STILL_PRESENT, "still beacons", "soc", T2);

    assertThat(incident.settleOwedMail()).contains(FollowUpNote.Kind.STILL_PRESENT);
    assertThat(incident.settleOwedMail()).isEmpty();
  }

  private void give(FeedbackOutcome outcome, Instant at) {
    incident
        .answers()
        .receive(
            new GivenFeedback(
                at,
                "a@nord.example",
                outcome,
                "done",
                null,
                outcome == FeedbackOutcome.RISK_ACCEPTED ? LocalDate.parse("2027-01-31") : null,
                outcome == FeedbackOutcome.IN_PROGRESS ? PROMISED : null,
                null,
                null),
            outcome == FeedbackOutcome.RISK_ACCEPTED,
            Set.of(),
            "fingerprint");
  }
}
