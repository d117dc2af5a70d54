package org.threatreviews.question.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.question.QuestionPolicies;
import org.threatreviews.question.QuestionPolicy;
import org.threatreviews.question.Queue;

/** Reads the policy from the decision {@code question-policy}, where a team lead can change it. */
@Component
class CamundaQuestionPolicies implements QuestionPolicies {

  private final DecisionService decisions;

  CamundaQuestionPolicies(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public QuestionPolicy of(Queue queue) {
    DmnDecisionRuleResult row = decisions
        .evaluateDecisionTableByKey(
            GeneralQuestionIds.DECISION_POLICY,
            Map.of(GeneralQuestionIds.VARIABLE_QUEUE, queue.name()))
        .getSingleResult();
    return new QuestionPolicy(
        row.getEntry("answerWithin"),
        row.getEntry("leadDecidesWithin"),
        row.getEntry("closingNoticeAfter"),
        row.getEntry("closeAfterNotice"));
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
