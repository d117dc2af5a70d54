package org.threatreviews.question;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;

/** Reads the clocks of a question off its turns. */
@Component
class QuestionClocks {

  private final QuestionDeadlines deadlines;
  private final BusinessCalendar calendar;
  private final Clock clock;

  QuestionClocks(QuestionDeadlines deadlines, BusinessCalendar calendar, Clock clock) {
    this.deadlines = deadlines;
    this.calendar = calendar;
    this.clock = clock;
  }

  QuestionTimes times(Question question) {
    List<QuestionTurn> turns = question.turns();
    QuestionTurn first = turns.get(0);
    boolean open = question.status() == QuestionStatus.OPEN;
    Instant due = open ? deadlines.answerDue(question) : null;
    return new QuestionTimes(
        sum(List.of(first), true, calendar.provider()),
        end(first).isAfter(deadlines.firstAnswerDue(question)),
        sum(turns, true, calendar.provider()),
        sum(turns, false, deadlines.clientCalendar(question)),
        due,
        open && clock.instant().isAfter(due));
  }

  private Duration sum(List<QuestionTurn> turns, boolean ours, WorkingCalendar working) {
    return turns.stream()
        .filter(turn -> turn.ours() == ours)
        .map(turn -> working.workingTimeBetween(turn.beganAt(), end(turn)))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Instant end(QuestionTurn turn) {
    return turn.endedAt() == null ? clock.instant() : turn.endedAt();
  }
}
