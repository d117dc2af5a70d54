package org.threatreviews.invariant.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.invariant.Invariants;
import org.threatreviews.invariant.RuleState;
import org.threatreviews.invariant.Violation;

/** {@code /actuator/invariants}: every rule, asked now. */
@Component
@Endpoint(id = "invariants")
class InvariantEndpoint {

  /** Enough to see what is wrong; the count tells how much. */
  private static final int SAMPLES = 20;

  private final Invariants invariants;
  private final BusinessCalendar calendar;

  InvariantEndpoint(Invariants invariants, BusinessCalendar calendar) {
    this.invariants = invariants;
    this.calendar = calendar;
  }

  /**
   * @param holds whether all do
   */
  record Answer(boolean holds, List<State> rules) {}

  /**
   * @param count how often it is broken
   * @param samples the oldest of what breaks it
   */
  record State(String rule, String sentence, long count, List<Sample> samples) {

    static State of(RuleState state, ZoneId zone) {
      return new State(
          state.rule().key(),
          state.rule().sentence(),
          state.count(),
          state.samples().stream().map(sample -> Sample.of(sample, zone)).toList());
    }
  }

  record Sample(String kind, String reference, String client, OffsetDateTime since) {

    static Sample of(Violation violation, ZoneId zone) {
      Instant since = violation.since();
      return new Sample(
          violation.kind(),
          violation.reference(),
          violation.client(),
          since == null ? null : since.atZone(zone).toOffsetDateTime());
    }
  }

  @ReadOperation
  Answer invariants() {
    List<RuleState> states = invariants.check(SAMPLES);
    return new Answer(
        states.stream().allMatch(RuleState::holds),
        states.stream().map(state -> State.of(state, calendar.zone())).toList());
  }
}
