package org.threatreviews.question.process;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;
import org.threatreviews.policy.process.PolicyRow;
import org.threatreviews.question.QuestionPolicies;
import org.threatreviews.question.QuestionPolicy;
import org.threatreviews.question.Queue;

/** Reads the policy from the decision {@code question-policy}, where a team lead can change it. */
@Component
class CamundaQuestionPolicies implements QuestionPolicies {

  private final PolicyReader policies;

  CamundaQuestionPolicies(PolicyReader policies) {
    this.policies = policies;
  }

  @Override
  public QuestionPolicy of(Queue queue) {
    PolicyRow row = policies.row(
        GeneralQuestionIds.DECISION_POLICY,
        Map.of(GeneralQuestionIds.VARIABLE_QUEUE, queue.name()));
    return new QuestionPolicy(
        row.number("answerWithin"),
        row.number("leadDecidesWithin"),
        row.number("closingNoticeAfter"),
        row.number("closeAfterNotice"));
  }

  /** What the table must hold. */
  @Bean
  static PolicyTable questionPolicyTable() {
    return PolicyTable.of(GeneralQuestionIds.DECISION_POLICY)
        .covers(GeneralQuestionIds.VARIABLE_QUEUE, Queue.class)
        .wholeNumber("answerWithin", 1, 250)
        .wholeNumber("leadDecidesWithin", 1, 250)
        .wholeNumber("closingNoticeAfter", 1, 250)
        .wholeNumber("closeAfterNotice", 1, 250);
  }

  /** What the table that the process asks must hold. */
  @Bean
  static PolicyTable questionRoutingTable() {
    return PolicyTable.of("question-routing")
        .covers(GeneralQuestionIds.VARIABLE_ABOUT_INCIDENT, true, false)
        .word("queue", Queue.class);
  }
}
