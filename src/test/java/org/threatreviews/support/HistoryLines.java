package org.threatreviews.support;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.history.HistoryFilter;
import org.threatreviews.history.RecordedDecision;

/** A client's history in lines that a test can compare as a whole. */
@Component
public class HistoryLines {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(SampleClient.BERLIN);

  private final DecisionHistory history;

  HistoryLines(DecisionHistory history) {
    this.history = history;
  }

  /** Oldest first, such as {@code Q-1 ANSWERED by anna, TASKLIST: Yes.} */
  public List<String> of(String client, DecisionSubject subject) {
    return history
        .all(new HistoryFilter(client, null, null, subject, null))
        .map(HistoryLines::line)
        .toList();
  }

  /** When each was decided, by the clock in Berlin. */
  public List<String> times(String client, DecisionSubject subject) {
    return history
        .all(new HistoryFilter(client, null, null, subject, null))
        .map(decision -> MINUTE.format(decision.at()))
        .toList();
  }

  /** All that was decided about a client. */
  public static HistoryFilter all(String client) {
    return new HistoryFilter(client, null, null, null, null);
  }

  private static String line(RecordedDecision decision) {
    String who = "%s %s by %s, %s"
        .formatted(decision.reference(), decision.kind(), decision.by(), decision.channel());
    return decision.wording() == null ? who : who + ": " + decision.wording();
  }
}
