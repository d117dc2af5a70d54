package org.threatreviews.question;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;

/** Reckons until when we must have answered, and how long the client's reply is awaited. */
@Component
class QuestionDeadlines {

  private final QuestionPolicies policies;
  private final BusinessCalendar calendar;
  private final Clients clients;

  QuestionDeadlines(QuestionPolicies policies, BusinessCalendar calendar, Clients clients) {
    this.policies = policies;
    this.calendar = calendar;
    this.clients = clients;
  }

  Instant answerDue(Question question) {
    return calendar
        .provider()
        .plusWorkingDays(question.openSince(), policyFor(question).answerWithin());
  }

  Instant lateAnswerDue(Question question) {
    return calendar
        .provider()
        .plusWorkingDays(answerDue(question), policyFor(question).leadDecidesWithin());
  }

  Instant closingNoticeDue(Question question) {
    return clientCalendar(question)
        .plusWorkingDays(question.answeredAt(), policyFor(question).closingNoticeAfter());
  }

  /** Counts from the notice, so that a notice that went out late still leaves time to reply. */
  Instant silenceOver(Question question) {
    return clientCalendar(question)
        .plusWorkingDays(question.closingNoticeAt(), policyFor(question).closeAfterNotice());
  }

  private QuestionPolicy policyFor(Question question) {
    return policies.of(question.queue());
  }

  private WorkingCalendar clientCalendar(Question question) {
    Client client = clients.get(question.clientReference());
    return calendar.client(
        client.country(),
        client.contact(question.askedBy()).map(Contact::timeZone).orElse(client.timeZone()));
  }
}
