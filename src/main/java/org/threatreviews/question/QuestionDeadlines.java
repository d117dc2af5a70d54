package org.threatreviews.question;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContactHours;

/** Reckons until when we must have answered, and how long the client's reply is awaited. */
@Component
class QuestionDeadlines {

  private final QuestionPolicies policies;
  private final BusinessCalendar calendar;
  private final Clients clients;
  private final Clock clock;

  QuestionDeadlines(
      QuestionPolicies policies, BusinessCalendar calendar, Clients clients, Clock clock) {
    this.policies = policies;
    this.calendar = calendar;
    this.clients = clients;
    this.clock = clock;
  }

  /** The day by which we work. */
  LocalDate today() {
    return calendar.provider().dateOf(clock.instant());
  }

  Instant answerDue(Question question) {
    return calendar
        .provider()
        .plusWorkingDays(question.openSince(), policyFor(question).answerWithin());
  }

  Instant firstAnswerDue(Question question) {
    return calendar
        .provider()
        .plusWorkingDays(question.askedAt(), policyFor(question).answerWithin());
  }

  Instant lateAnswerDue(Question question) {
    return calendar
        .provider()
        .plusWorkingDays(answerDue(question), policyFor(question).leadDecidesWithin());
  }

  /**
   * When the contact's day begins on which we have promised to remind: early enough for that day's
   * mails.
   */
  Instant closingNoticeDue(Question question) {
    WorkingCalendar working = clientCalendar(question);
    Instant due =
        working.plusWorkingDays(question.answeredAt(), policyFor(question).closingNoticeAfter());
    return working.opening(working.dateOf(due));
  }

  /**
   * When the contact's day ends that the notice names: until then there is time to reply. Counts from
   * the notice, so that one that went out late leaves as much.
   */
  Instant closingDue(Question question) {
    WorkingCalendar working = clientCalendar(question);
    Instant due =
        working.plusWorkingDays(question.closingNoticeAt(), policyFor(question).closeAfterNotice());
    return working.closing(working.dateOf(due));
  }

  private QuestionPolicy policyFor(Question question) {
    return policies.of(question.queue());
  }

  /** The working time of the contact who gets the answer. */
  WorkingCalendar clientCalendar(Question question) {
    Client client = clients.get(question.clientReference());
    return client
        .contact(question.reader())
        .map(contact -> ContactHours.of(calendar, client, contact))
        .orElseGet(() -> calendar.client(client.country(), client.timeZone()));
  }
}
