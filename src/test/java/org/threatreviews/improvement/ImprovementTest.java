package org.threatreviews.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

class ImprovementTest {

  private static final Instant NOW = Instant.parse("2026-12-02T08:00:00Z");

  private final Improvement improvement = Improvement.propose(
      new NewImprovement(
          "NORTHWIND", "Onboard the mail gateway", "Phishing", Owner.CLIENT, null, null),
      Instant.parse("2026-12-01T08:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "PROPOSED, AGREED",
    "PROPOSED, DECLINED",
    "AGREED, IN_PROGRESS",
    "AGREED, DONE",
    "AGREED, DECLINED",
    "IN_PROGRESS, DONE",
    "IN_PROGRESS, DECLINED"
  })
  void movesForward(ImprovementStatus from, ImprovementStatus to) {
    assertThat(from.mayBecome(to)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "PROPOSED, DONE",
    "PROPOSED, IN_PROGRESS",
    "IN_PROGRESS, PROPOSED",
    "AGREED, PROPOSED",
    "DONE, IN_PROGRESS",
    "DECLINED, AGREED"
  })
  void neitherSkipsTheAgreementNorComesBack(ImprovementStatus from, ImprovementStatus to) {
    assertThat(from.mayBecome(to)).isFalse();
  }

  @Test
  void changesOnlyWhatIsGiven() {
    improvement.change(
        new ImprovementChange(null, null, Owner.SOC, null, LocalDate.parse("2027-03-31")), NOW);
    assertThat(improvement.title()).isEqualTo("Onboard the mail gateway");
    assertThat(improvement.reason()).isEqualTo("Phishing");
    assertThat(improvement.owner()).isEqualTo(Owner.SOC);
    assertThat(improvement.status()).isEqualTo(ImprovementStatus.PROPOSED);
    assertThat(improvement.targetDate()).isEqualTo("2027-03-31");
  }

  @Test
  void isDeclinedWithAReasonOnly() {
    assertThatThrownBy(() -> improvement.change(status(ImprovementStatus.DECLINED), NOW))
        .isInstanceOf(InvalidInput.class)
        .extracting("field")
        .isEqualTo("reason");
    improvement.change(
        new ImprovementChange(null, "No budget", null, ImprovementStatus.DECLINED, null), NOW);
    assertThat(improvement.reason()).isEqualTo("Phishing");
    assertThat(improvement.declinedReason()).isEqualTo("No budget");
    assertThat(improvement.isOpen()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(ImprovementStatus.class)
  void isFinalWhenDone(ImprovementStatus next) {
    improvement.change(status(ImprovementStatus.AGREED), NOW);
    improvement.change(status(ImprovementStatus.DONE), NOW);
    assertThatThrownBy(() -> improvement.change(status(next), NOW))
        .isInstanceOf(StateConflict.class);
  }

  private static ImprovementChange status(ImprovementStatus status) {
    return new ImprovementChange(null, null, null, status, null);
  }
}
