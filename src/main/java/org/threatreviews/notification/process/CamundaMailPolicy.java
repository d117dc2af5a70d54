package org.threatreviews.notification.process;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailPolicy;
import org.threatreviews.notification.MailTerms;

/**
 * Reads the policy from the decision {@code mail-policy}. Each kind of mail is looked up once:
 * decisions come with a release, and every evaluation would write a dozen rows of history for every
 * mail.
 */
@Component
class CamundaMailPolicy implements MailPolicy {

  private static final String DECISION = "mail-policy";

  private final DecisionService decisions;
  private final Map<Kind, MailTerms> known = new ConcurrentHashMap<>();

  private record Kind(String template, String severity) {}

  CamundaMailPolicy(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public MailTerms termsOf(String template, String severity) {
    Kind kind = new Kind(template, severity);
    MailTerms terms = known.get(kind);
    if (terms == null) {
      terms = decide(kind);
      known.put(kind, terms);
    }
    return terms;
  }

  private MailTerms decide(Kind kind) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("template", kind.template());
    variables.put("severity", kind.severity());
    DmnDecisionRuleResult row =
        decisions.evaluateDecisionTableByKey(DECISION, variables).getSingleResult();
    if (row == null) {
      throw new IllegalStateException(
          "decision '%s' says nothing on mail '%s'".formatted(DECISION, kind.template()));
    }
    return new MailTerms(
        MailTerms.Timing.valueOf(row.getEntry("timing")),
        (Integer) row.getEntryMap().get("weeklyCap"),
        row.getEntry("optional"));
  }
}
