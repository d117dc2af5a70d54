package org.threatreviews.improvement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;

/** Reckons when the owners of actions are reminded: at the opening of their working days. */
@Component
class ActionSchedule {

  private final ActionPolicies policies;
  private final BusinessCalendar calendar;
  private final Clients clients;

  ActionSchedule(ActionPolicies policies, BusinessCalendar calendar, Clients clients) {
    this.policies = policies;
    this.calendar = calendar;
    this.clients = clients;
  }

  /** The first reminder after the latest one; those that were overtaken meanwhile are left out. */
  Optional<Instant> nextReminder(FollowedAction action) {
    WorkingCalendar days = calendarOf(action);
    return reminderDays(action, days)
        .map(days::opening)
        .filter(moment -> moment.isAfter(action.reminders().last()))
        .findFirst();
  }

  private Stream<LocalDate> reminderDays(FollowedAction action, WorkingCalendar days) {
    ActionPolicy policy = policies.of(action.owner());
    LocalDate carriedOn = action.reminders().carriedOn();
    LocalDate from = carriedOn == null ? action.dueDate() : carriedOn;
    Stream<LocalDate> after = IntStream.rangeClosed(1, policy.remindersAfter())
        .mapToObj(i -> days.plusWorkingDays(from, i * policy.remindAfter()));
    return carriedOn != null
        ? after
        : Stream.concat(
            List.of(
                days.plusWorkingDays(from, -policy.remindBefore()), days.plusWorkingDays(from, 0))
                .stream(),
            after);
  }

  /** When our own teams get their task; in the past when it was agreed on late. */
  Instant workBegins(FollowedAction action) {
    WorkingCalendar days = calendar.provider();
    int before = policies.of(action.owner()).remindBefore();
    return days.opening(days.plusWorkingDays(action.dueDate(), -before));
  }

  /** The end of the day by which it is to be done, for our own teams. */
  Instant dueForTeam(FollowedAction action) {
    return calendar.provider().closing(action.dueDate());
  }

  ActionUrgency urgency(FollowedAction action, Instant now) {
    LocalDate today = calendarOf(action).dateOf(now);
    if (today.isBefore(action.dueDate())) {
      return ActionUrgency.AHEAD;
    }
    return today.equals(action.dueDate()) ? ActionUrgency.DUE_TODAY : ActionUrgency.LATE;
  }

  /** The day that it is for the owner. */
  LocalDate today(FollowedAction action, Instant now) {
    return calendarOf(action).dateOf(now);
  }

  /** The opening of the working day on which a declined improvement is proposed again. */
  Instant askAgainAt(Improvement declined) {
    WorkingCalendar days = calendar.provider();
    LocalDate day = days.dateOf(declined.settledAt())
        .plusMonths(policies.of(declined.owner()).askAgainAfter());
    return days.opening(days.plusWorkingDays(day, 0));
  }

  /**
   * When it shows whether a review has talked about the action.
   *
   * @param meeting of the first review that is not recorded yet
   */
  Instant reviewOver(FollowedAction action, Instant meeting, Instant now) {
    Instant from = meeting.isAfter(now) ? meeting : now;
    return calendar.provider().plusWorkingDays(from, policies.of(action.owner()).waitForReview());
  }

  /** By when the team lead decides about an action that no review is left for. */
  Instant decisionDue(FollowedAction action, Instant now) {
    return calendar.provider().plusWorkingDays(now, policies.of(action.owner()).leadDecides());
  }

  private WorkingCalendar calendarOf(FollowedAction action) {
    if (action.owner() != Owner.CLIENT) {
      return calendar.provider();
    }
    Client client = clients.get(action.clientReference());
    return calendar.client(client.country(), client.timeZone());
  }
}
