package org.threatreviews.task.process;

import java.time.Instant;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;

/**
 * How long a form that somebody has opened and not sent stays: read from the newest version of the
 * decision {@code form-lifetime}.
 */
@Component
public class FormLifetimes {

  private static final String DECISION = "form-lifetime";

  private final PolicyReader policies;
  private final BusinessCalendar calendar;

  FormLifetimes(PolicyReader policies, BusinessCalendar calendar) {
    this.policies = policies;
    this.calendar = calendar;
  }

  /**
   * When the form goes by itself: the provider's working days of the decision after it was due, and
   * at least one, so that a late form can still be sent.
   *
   * @param form the user task that shows it
   */
  public Instant end(String form, Instant due) {
    int days = policies.row(DECISION, Map.of("form", form)).number("daysAfterDue");
    return calendar.provider().plusWorkingDays(due, Math.max(1, days));
  }

  /** What the table must hold. */
  @Bean
  static PolicyTable formLifetimeTable() {
    return PolicyTable.of(DECISION)
        .covers("form", "userTask_correctReport", "userTask_changeContract")
        .wholeNumber("daysAfterDue", 1, 250);
  }
}
