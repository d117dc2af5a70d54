package org.threatreviews.notification.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailPolicy;
import org.threatreviews.notification.MailTerms;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;
import org.threatreviews.policy.process.PolicyRow;

/**
 * Reads the policy from the decision {@code mail-policy}. Each kind of mail is looked up once:
 * decisions come with a release, and every mail that is written asks.
 */
@Component
class CamundaMailPolicy implements MailPolicy {

  private static final String DECISION = "mail-policy";

  private final PolicyReader policies;
  private final Map<Case, MailTerms> known = new ConcurrentHashMap<>();

  /** What the decision is asked about. */
  private record Case(String template, String severity) {}

  CamundaMailPolicy(PolicyReader policies) {
    this.policies = policies;
  }

  @Override
  public MailTerms termsOf(MailKind kind, String severity) {
    Case asked = new Case(kind.template(), severity);
    MailTerms terms = known.get(asked);
    if (terms == null) {
      terms = decide(asked);
      known.put(asked, terms);
    }
    return terms;
  }

  private MailTerms decide(Case asked) {
    Map<String, Object> about = new HashMap<>();
    about.put("template", asked.template());
    about.put("severity", asked.severity());
    PolicyRow row = policies.row(DECISION, about);
    return new MailTerms(
        row.word("timing", MailTerms.Timing.class),
        row.optionalNumber("weeklyCap"),
        row.flag("optional"));
  }

  /** What the table must hold. */
  @Bean
  static PolicyTable mailPolicyTable() {
    return PolicyTable.of(DECISION)
        .covers(
            "template",
            Arrays.stream(MailKind.values())
                // when it leaves is what the other mails wait for
                .filter(kind -> kind != MailKind.DIGEST)
                .map(MailKind::template)
                .distinct()
                .toArray())
        .covers("severity", null, "CRITICAL", "HIGH", "MEDIUM", "LOW")
        .word("timing", MailTerms.Timing.class)
        .optionalWholeNumber("weeklyCap", 1, 1000)
        .yesOrNo("optional");
  }
}
