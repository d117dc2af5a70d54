package org.threatreviews.board.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.board.SilenceFacts;
import org.threatreviews.board.SilenceLevel;
import org.threatreviews.board.SilencePolicy;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;

/**
 * Reads the policy from the decision {@code client-silence}. Each combination is looked up once:
 * decisions come with a release, and the board asks for each of its clients.
 */
@Component
class CamundaSilencePolicy implements SilencePolicy {

  private static final String DECISION = "client-silence";

  /** More than five of anything counts as five, which keeps the combinations few. */
  private static final int MANY = 5;

  private final PolicyReader policies;
  private final Map<Map<String, Object>, SilenceLevel> known = new ConcurrentHashMap<>();

  CamundaSilencePolicy(PolicyReader policies) {
    this.policies = policies;
  }

  @Override
  public SilenceLevel levelOf(SilenceFacts facts) {
    Map<String, Object> counts = Map.of(
        "undeliverableMails", Math.min(facts.undeliverableMails(), MANY),
        "missedMeetings", Math.min(facts.missedMeetings(), MANY),
        "unansweredIncidents", Math.min(facts.unansweredIncidents(), MANY),
        "incidentReminders", Math.min(facts.incidentReminders(), MANY),
        "actionReminders", Math.min(facts.actionReminders(), MANY));
    SilenceLevel level = known.get(counts);
    if (level == null) {
      level = policies.row(DECISION, counts).word("level", SilenceLevel.class);
      known.put(counts, level);
    }
    return level;
  }

  /** What the table must hold. */
  @Bean
  static PolicyTable clientSilenceTable() {
    Object[] counts = IntStream.rangeClosed(0, MANY).boxed().toArray();
    return PolicyTable.of(DECISION)
        .covers("undeliverableMails", counts)
        .covers("missedMeetings", counts)
        .covers("unansweredIncidents", counts)
        .covers("incidentReminders", counts)
        .covers("actionReminders", counts)
        .word("level", SilenceLevel.class);
  }
}
