package org.threatreviews.task.process;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;
import org.threatreviews.policy.process.PolicyRow;
import org.threatreviews.task.EscalationPolicies;
import org.threatreviews.task.Late;
import org.threatreviews.task.TaskEscalation;

/** Reads the policy from the decision {@code task-escalation}, where a team lead can change it. */
@Component
class CamundaEscalationPolicies implements EscalationPolicies {

  /** Working days of a year: nothing late is left alone for longer. */
  private static final int LONGEST = 250;

  private final PolicyReader policies;

  CamundaEscalationPolicies(PolicyReader policies) {
    this.policies = policies;
  }

  /** What the table must hold. */
  @Bean
  static PolicyTable taskEscalationTable() {
    return PolicyTable.of(LateTaskIds.DECISION_ESCALATION)
        .covers("task", "userTask_verifyClosure", "userTask_prepareReview", "anything else")
        .covers("who", Late.class)
        .wholeNumber("daysBetween", 1, LONGEST)
        .wholeNumber("longerBy", 0, LONGEST)
        .wholeNumber("atMost", 1, LONGEST)
        .wholeNumber("longestWait", 1, LONGEST)
        .wholeNumber("leadAnswersWithin", 1, LONGEST)
        .check(
            "the longest distance may not be shorter than the first",
            row -> row.get("atMost") >= row.get("daysBetween"));
  }

  @Override
  public TaskEscalation of(String element, Late who) {
    PolicyRow row = policies.row(
        LateTaskIds.DECISION_ESCALATION,
        Map.of(LateTaskIds.VARIABLE_TASK, element, LateTaskIds.VARIABLE_WHO, who.name()));
    return new TaskEscalation(
        row.number("daysBetween"),
        row.number("longerBy"),
        row.number("atMost"),
        row.number("longestWait"),
        row.number("leadAnswersWithin"));
  }
}
