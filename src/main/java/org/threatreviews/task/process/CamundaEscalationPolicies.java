package org.threatreviews.task.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;
import org.threatreviews.task.EscalationPolicies;
import org.threatreviews.task.Late;
import org.threatreviews.task.TaskEscalation;

/** Reads the policy from the decision {@code task-escalation}, where a team lead can change it. */
@Component
class CamundaEscalationPolicies implements EscalationPolicies {

  private final DecisionService decisions;

  CamundaEscalationPolicies(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public TaskEscalation of(String element, Late who) {
    DmnDecisionRuleResult row = decisions
        .evaluateDecisionTableByKey(
            LateTaskIds.DECISION_ESCALATION,
            Map.of(LateTaskIds.VARIABLE_TASK, element, LateTaskIds.VARIABLE_WHO, who.name()))
        .getSingleResult();
    return new TaskEscalation(
        row.getEntry("daysBetween"),
        row.getEntry("longerBy"),
        row.getEntry("atMost"),
        row.getEntry("longestWait"),
        row.getEntry("leadAnswersWithin"));
  }
}
