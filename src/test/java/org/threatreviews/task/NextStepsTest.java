package org.threatreviews.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of several things that a process waits for comes next. */
class NextStepsTest {

  private static final Instant SOON = Instant.parse("2026-12-01T08:00:00Z");
  private static final Instant LATER = Instant.parse("2026-12-02T08:00:00Z");

  @Test
  void aTaskGoesBeforeWhatComesByItself() {
    assertThat(next(
            wait(Wait.Kind.BY_ITSELF, Who.CLIENT, "Say what has been done", SOON),
            wait(Wait.Kind.TASK, Who.TEAM_LEAD, "Decide escalation", LATER)))
        .isEqualTo(new NextStep(Who.TEAM_LEAD, "Decide escalation", LATER));
  }

  @Test
  void ofTasksTheMostUrgentGoesFirst() {
    assertThat(next(
            wait(Wait.Kind.TASK, Who.TEAM_LEAD, "Decide escalation", LATER),
            wait(Wait.Kind.TASK, Who.SOC, "Call client", SOON)))
        .isEqualTo(new NextStep(Who.SOC, "Call client", SOON));
  }

  @Test
  void whatIsSuspendedOnlyCountsWhenNothingElseGoesOn() {
    Wait suspended = wait(Wait.Kind.RESUMPTION, Who.TEAM_LEAD, "Resume what is suspended", SOON);

    assertThat(next(suspended, wait(Wait.Kind.BY_ITSELF, Who.CLIENT, "Answer", LATER))
            .who())
        .isEqualTo(Who.CLIENT);
    assertThat(next(suspended).who()).isEqualTo(Who.TEAM_LEAD);
  }

  @Test
  void aFailedStepIsToBeRepairedBeforeWhatComesLater() {
    assertThat(next(
            wait(Wait.Kind.BY_ITSELF, Who.CLIENT, "Answer", LATER),
            wait(Wait.Kind.REPAIR, Who.TEAM_LEAD, "Repair the failed step", SOON)))
        .isEqualTo(new NextStep(Who.TEAM_LEAD, "Repair the failed step", SOON));
  }

  @Test
  void nothingComesNextForWhatNobodyWaitsFor() {
    NextSteps steps = new NextSteps(keys -> List.of());

    assertThat(steps.of("SIR-1")).isEmpty();
    assertThat(steps.of(List.of("SIR-1", "SIR-1"))).isEqualTo(Map.of());
  }

  @Test
  void whatOneElementWaitsForIsFoundByIt() {
    NextSteps steps = new NextSteps(
        keys -> List.of(wait(Wait.Kind.BY_ITSELF, Who.THREAT_REVIEW, "Preparation begins", SOON)));

    assertThat(steps.at("process", "element", List.of("KEY"))).containsKey("KEY");
    assertThat(steps.at("process", "other", List.of("KEY"))).isEmpty();
    assertThat(steps.at("other", "element", List.of("KEY"))).isEmpty();
  }

  private static NextStep next(Wait... waits) {
    return new NextSteps(keys -> List.of(waits)).of("KEY").orElseThrow();
  }

  private static Wait wait(Wait.Kind kind, Who who, String what, Instant when) {
    return new Wait("KEY", "process", "element", kind, new NextStep(who, what, when));
  }
}
