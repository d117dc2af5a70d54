package org.threatreviews.staff;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.task.EscalationPolicies;
import org.threatreviews.task.Late;

/** What the team lead is asked about people who are new in the pool (ADR 38). */
@Service
@Transactional
public class Qualifications {

  private static final String TASK = "userTask_qualifyAnalyst";

  private final StaffTable table;
  private final Staff staff;
  private final EscalationPolicies policies;
  private final BusinessCalendar calendar;
  private final Clock clock;

  Qualifications(
      StaffTable table,
      Staff staff,
      EscalationPolicies policies,
      BusinessCalendar calendar,
      Clock clock) {
    this.table = table;
    this.staff = staff;
    this.policies = policies;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Whether they are in the pool, and the lead has yet to say what they may hold. */
  @Transactional(readOnly = true)
  public boolean isMissing(String userId) {
    return table.waiting().contains(userId);
  }

  /** By when the lead who is asked now should have said it. */
  @Transactional(readOnly = true)
  public Instant decisionDue() {
    return calendar
        .provider()
        .plusWorkingDays(clock.instant(), policies.of(TASK, Late.LEADS).leadAnswersWithin());
  }

  /** The lead's word; nothing happens when it was said elsewhere meanwhile, or they have left. */
  public void decide(String userId, Qualification qualification) {
    if (isMissing(userId)) {
      staff.change(userId, AnalystChange.qualifying(qualification));
    }
  }
}
