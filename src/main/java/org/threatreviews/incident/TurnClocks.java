package org.threatreviews.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;

/** Reads the two clocks of an incident off its turns. */
@Component
public class TurnClocks {

  private final BusinessCalendar calendar;
  private final Clock clock;

  /** Working time, each side's in its own calendar. */
  public record Times(Duration client, Duration soc) {}

  TurnClocks(BusinessCalendar calendar, Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  public Times times(Client client, List<IncidentTurn> turns) {
    return new Times(
        sum(turns, TurnOwner.CLIENT, calendar.client(client.country(), client.timeZone())),
        sum(turns, TurnOwner.SOC, calendar.provider()));
  }

  private Duration sum(List<IncidentTurn> turns, TurnOwner owner, WorkingCalendar working) {
    Instant now = clock.instant();
    return turns.stream()
        .filter(turn -> turn.owner() == owner)
        .map(turn -> working.workingTimeBetween(
            turn.beganAt(), turn.endedAt() == null ? now : turn.endedAt()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
