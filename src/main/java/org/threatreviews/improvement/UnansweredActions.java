package org.threatreviews.improvement;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.task.TaskEscalations;

/**
 * Actions of clients that were reminded as often as agreed. The next review is to deal with each;
 * when none does, the team lead is asked, again and again.
 */
@Service
@Transactional
public class UnansweredActions {

  private static final String SEEN_TO = "OPEN_ACTION_SEEN_TO";

  private final FollowedActions actions;
  private final TaskEscalations escalations;
  private final DecisionHistory history;
  private final JdbcClient jdbc;
  private final Clock clock;

  UnansweredActions(
      FollowedActions actions,
      TaskEscalations escalations,
      DecisionHistory history,
      JdbcClient jdbc,
      Clock clock) {
    this.actions = actions;
    this.escalations = escalations;
    this.history = history;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * When the team lead is asked for the first time: some working days after the client's next
   * meeting, or after now when none is ahead.
   *
   * @param element by which the decision {@code task-escalation} knows such an action
   * @throws UnknownReference when there is no such action
   */
  public Instant leadAskedAt(String key, String element) {
    Instant now = clock.instant();
    Instant meeting = jdbc.sql("""
            select min(starts_at) from review_ahead
            where client_reference = :client and starts_at > :now
            """)
        .param("client", find(key).clientReference())
        .param("now", Timestamp.from(now))
        .query((row, number) -> row.getTimestamp(1))
        .optional()
        .map(Timestamp::toInstant)
        .orElse(now);
    return escalations.firstAsk(element, meeting);
  }

  /**
   * Keeps what the team lead did about it.
   *
   * @param by user id
   * @throws UnknownReference when there is no such action
   */
  public void seenTo(String key, String notes, String by) {
    FollowedAction action = find(key);
    boolean improvement = action instanceof Improvement;
    history.record(new Decision(
        action.clientReference(),
        improvement ? DecisionSubject.IMPROVEMENT : DecisionSubject.ACTION_POINT,
        improvement
            ? String.valueOf(((Improvement) action).id())
            : ((ActionPoint) action).reviewReference(),
        SEEN_TO,
        by,
        "%s\n%s".formatted(action.title(), notes)));
  }

  private FollowedAction find(String key) {
    return actions.find(key).orElseThrow(() -> new UnknownReference("key", "action", key));
  }
}
