package org.threatreviews.notification.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailLimits;
import org.threatreviews.notification.MailPolicy;
import org.threatreviews.notification.MailTerms;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;
import org.threatreviews.policy.process.PolicyRow;

/** Reads the policy from the newest versions of {@code mail-policy} and {@code mail-limits}. */
@Component
class CamundaMailPolicy implements MailPolicy {

  private static final String DECISION = "mail-policy";
  private static final String LIMITS = "mail-limits";

  private final PolicyReader policies;

  CamundaMailPolicy(PolicyReader policies) {
    this.policies = policies;
  }

  @Override
  public MailTerms termsOf(MailKind kind, String severity) {
    PolicyRow row = policies.row(DECISION, inputs(kind, severity));
    return new MailTerms(
        row.word("timing", MailTerms.Timing.class),
        row.optionalNumber("weeklyCap"),
        row.flag("optional"));
  }

  @Override
  public MailLimits limitsOf(MailKind kind, String severity) {
    PolicyRow row = policies.row(LIMITS, inputs(kind, severity));
    return new MailLimits(
        row.number("mailsADay"),
        orNone(row.optionalNumber("aloneADay")),
        orNone(row.optionalNumber("gatherMinutes")));
  }

  private static int orNone(Integer number) {
    return number == null ? 0 : number;
  }

  private static Map<String, Object> inputs(MailKind kind, String severity) {
    Map<String, Object> about = new HashMap<>();
    about.put("template", kind.template());
    about.put("severity", severity);
    return about;
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

  /** What the table of limits must hold. */
  @Bean
  static PolicyTable mailLimitsTable() {
    return PolicyTable.of(LIMITS)
        .covers(
            "template",
            Arrays.stream(MailKind.values()).map(MailKind::template).distinct().toArray())
        .covers("severity", null, "CRITICAL", "HIGH", "MEDIUM", "LOW")
        .wholeNumber("mailsADay", 1, 1000)
        .optionalWholeNumber("aloneADay", 1, 1000)
        .optionalWholeNumber("gatherMinutes", 1, 480);
  }
}
