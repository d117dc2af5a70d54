package org.threatreviews.board.process;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.board.SilenceFacts;
import org.threatreviews.board.SilenceLevel;
import org.threatreviews.board.SilencePolicy;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;
import org.threatreviews.policy.process.PolicyVersion;

/** Reads the policy from the newest version of the decision {@code client-silence}. */
@Component
class CamundaSilencePolicy implements SilencePolicy {

  private static final String DECISION = "client-silence";

  /** More than five of anything counts as five, which keeps the combinations few. */
  private static final int MANY = 5;

  private final PolicyReader policies;

  CamundaSilencePolicy(PolicyReader policies) {
    this.policies = policies;
  }

  @Override
  public Function<SilenceFacts, SilenceLevel> levels() {
    PolicyVersion table = policies.newestVersion(DECISION);
    return facts -> table.row(counts(facts)).word("level", SilenceLevel.class);
  }

  private static Map<String, Object> counts(SilenceFacts facts) {
    return Map.of(
        "undeliverableMails", Math.min(facts.undeliverableMails(), MANY),
        "missedMeetings", Math.min(facts.missedMeetings(), MANY),
        "unansweredIncidents", Math.min(facts.unansweredIncidents(), MANY),
        "incidentReminders", Math.min(facts.incidentReminders(), MANY),
        "actionReminders", Math.min(facts.actionReminders(), MANY));
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
