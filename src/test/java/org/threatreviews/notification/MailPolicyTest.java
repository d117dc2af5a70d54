package org.threatreviews.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.support.ProcessTest;

/** The decision mail-policy. */
@ProcessTest
class MailPolicyTest {

  @Autowired
  MailPolicy policy;

  /** All but the digest, which is made of others. */
  static Stream<MailKind> mails() {
    return Stream.of(MailKind.values()).filter(kind -> kind != MailKind.DIGEST);
  }

  @ParameterizedTest
  @MethodSource("mails")
  void saysSomethingOnEveryMail(MailKind kind) {
    assertThat(policy.termsOf(kind, null).timing()).isNotNull();
    assertThat(policy.termsOf(kind, "LOW")).isEqualTo(policy.termsOf(kind, "HIGH"));
  }

  @ParameterizedTest
  @CsvSource({
    "incident-reported, HIGH, IN_HOURS, 10, false",
    "incident-reported, CRITICAL, AT_ONCE,, false",
    "incident-reminder, HIGH, TOGETHER, 5, false",
    "incident-reminder, CRITICAL, AT_ONCE,, false",
    "incident-withdrawn, CRITICAL, AT_ONCE,, false",
    "incident-closed, CRITICAL, IN_HOURS, 10, true",
    "incident-acceptance-heads-up, HIGH, DIGEST,, false",
    "review-new-date,, AT_ONCE,, false",
    "review-cancelled,, AT_ONCE,, false",
    "review-contract-changed,, AT_ONCE,, false",
    "review-taken-over,, AT_ONCE,, false",
    "review-unprepared,, IN_HOURS,, false",
    "review-agenda-request,, IN_HOURS,, false",
    "review-minutes,, IN_HOURS,, true",
    "review-reminder,, IN_HOURS,, true",
    "question-answer,, IN_HOURS, 10, false",
    "question-closing-notice,, DIGEST,, true",
    "action-reminder,, TOGETHER, 5, false",
    "onboarding-welcome,, IN_HOURS,, false",
    "onboarding-telemetry-reminder,, DIGEST,, false",
  })
  void decidesWhenEachLeaves(
      String template, String severity, MailTerms.Timing timing, Integer cap, boolean optional) {
    assertThat(MailKind.values())
        .filteredOn(kind -> kind.template().equals(template))
        .isNotEmpty()
        .allSatisfy(kind -> assertThat(policy.termsOf(kind, severity))
            .isEqualTo(new MailTerms(timing, cap, optional)));
  }

  @Test
  void whatMayBeSwitchedOffIsNews() {
    Set<String> optional = mails()
        .filter(kind -> policy.termsOf(kind, null).optional())
        .map(MailKind::template)
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(optional)
        .containsExactly(
            "incident-closed",
            "question-closing-notice",
            "review-minutes",
            "review-pack",
            "review-reminder");
  }

  @Test
  void aMailThatNobodyHasDecidedOnIsAFault() {
    assertThatIllegalStateException()
        .isThrownBy(() -> policy.termsOf(MailKind.DIGEST, null))
        .withMessageContaining("digest");
  }
}
