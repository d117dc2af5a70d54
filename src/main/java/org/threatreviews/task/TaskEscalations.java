package org.threatreviews.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;

/**
 * Reckons when a team lead is asked again about something that is still late: by the day that the
 * lead has named, else at a growing distance. It never ends by itself.
 */
@Service
public class TaskEscalations {

  private final EscalationPolicies policies;
  private final WorkingCalendar calendar;
  private final Clock clock;

  TaskEscalations(EscalationPolicies policies, BusinessCalendar calendars, Clock clock) {
    this.policies = policies;
    this.calendar = calendars.provider();
    this.clock = clock;
  }

  /**
   * When the lead is asked again.
   *
   * @param element what is late: a task, or another element of its process
   * @param timesAsked how often a lead was asked so far, at least 1
   * @param until the day that the lead named; null for none
   */
  public Instant nextAsk(String element, int timesAsked, LocalDate until) {
    if (until != null) {
      Instant named = calendar.opening(calendar.plusWorkingDays(until, 0));
      if (named.isAfter(clock.instant())) {
        return named;
      }
    }
    return calendar.plusWorkingDays(
        clock.instant(), policies.of(element, Late.TEAM).distance(timesAsked));
  }

  /** By when a lead who is asked now should have answered. */
  public Instant answerDue(String element) {
    return calendar.plusWorkingDays(
        clock.instant(), policies.of(element, Late.TEAM).leadAnswersWithin());
  }

  /**
   * When the leads are mailed next about a late task of their own: at the beginning of a working
   * day, so that one mail names all that is late by then.
   *
   * @param timesReminded how often they were mailed about it so far
   */
  public Instant reminderDue(String task, int timesReminded) {
    TaskEscalation policy = policies.of(task, Late.LEADS);
    LocalDate today = calendar.dateOf(clock.instant());
    int days = timesReminded == 0 ? policy.daysBetween() : policy.distance(timesReminded);
    return calendar.opening(calendar.plusWorkingDays(today, Math.max(1, days)));
  }

  /**
   * Checks what a lead filled in about something late.
   *
   * @param element what is late
   * @param notes what was done about it
   * @param until the day on which the lead wants to be asked again; null for none
   * @throws InvalidInput when nothing is said about what was done, or the day is over or too far
   *     away
   */
  public void checkAnswer(String element, String notes, LocalDate until) {
    if (notes == null) {
      throw new InvalidInput(
          "notes", "required", "Please say what you did about it; it is kept with the history.");
    }
    if (until == null) {
      return;
    }
    LocalDate today = calendar.dateOf(clock.instant());
    LocalDate last =
        calendar.plusWorkingDays(today, policies.of(element, Late.TEAM).longestWait());
    if (!until.isAfter(today)) {
      throw new InvalidInput(
          "until",
          "future",
          "%s is not in the future; please choose a later day, or leave it empty."
              .formatted(InWords.day(until)));
    }
    if (until.isAfter(last)) {
      throw new InvalidInput(
          "until",
          "tooFarAway",
          "This can be put off until %s at most; please choose an earlier day."
              .formatted(InWords.day(last)));
    }
  }
}
