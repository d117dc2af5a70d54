package org.threatreviews.question;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactHours;
import org.threatreviews.client.Succession;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.NextReviewAhead;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;

/** The mails about a question. They go to the contact who asked, or has taken over from them. */
@Component
class QuestionMails {

  private final Outbox outbox;
  private final Clients clients;
  private final NextReviewAhead nextReview;
  private final BusinessCalendar calendar;
  private final Clock clock;

  QuestionMails(
      Outbox outbox,
      Clients clients,
      NextReviewAhead nextReview,
      BusinessCalendar calendar,
      Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
    this.outbox = outbox;
    this.clients = clients;
    this.nextReview = nextReview;
  }

  /**
   * @param promised by when the contact was promised the answer; one that is late leaves on the first
   *     day on which its reader works
   */
  void answer(Question question, String answer, Instant promised, Instant noticeDue) {
    send(
        question,
        MailKind.QUESTION_ANSWER,
        Map.of(
            "answer",
            answer,
            "noticeDue",
            noticeDue,
            "onAgenda",
            question.awaitsAgenda() && nextReview.of(question.clientReference()),
            "onList",
            question.conversion() == Conversion.IMPROVEMENT),
        null,
        (client, reader) ->
            ContactHours.asPromised(calendar, client, reader, promised, clock.instant()));
  }

  /**
   * The client has answered, or the question is closed: it is not to be closed any more, and nobody
   * need rate the answer.
   */
  void silenceOver(Question question) {
    outbox.supersede(
        question.reference(), List.of(MailKind.QUESTION_ANSWER, MailKind.QUESTION_CLOSING_NOTICE));
  }

  /** On this day, which the answer has named. */
  void closingNotice(Question question, Instant closes) {
    send(
        question,
        MailKind.QUESTION_CLOSING_NOTICE,
        Map.of("answeredAt", question.answeredAt(), "closes", closes),
        closes,
        (client, reader) -> endOfDay(clock.instant(), reader.timeZone()));
  }

  /**
   * @param over from when on it is no longer true, or null
   * @param neededBy when it must have left to its reader
   */
  private void send(
      Question question,
      MailKind kind,
      Map<String, Object> details,
      Instant over,
      BiFunction<Client, Contact, Instant> neededBy) {
    Client client = clients.get(question.clientReference());
    Contact reader = Succession.present(client, question.reader())
        .orElseGet(() -> client.contacts().get(0));
    Recipient recipient = Recipient.of(client, reader);
    Map<String, Object> model = new HashMap<>(details);
    model.put("reference", question.reference());
    model.put("subject", question.subject());
    if (question.incidentReference() != null && !client.incidentDetailsInMail()) {
      model.put("subject", question.reference());
      model.remove("answer");
    }
    outbox.enqueue(
        new Mail(
                new MailKey(kind, question.reference(), question.answers()),
                recipient,
                model,
                new Mail.Link(LinkScope.QUESTION, question.reference()))
            .whileTrue(Map.of(
                "status",
                QuestionStatus.ANSWERED.name(),
                "answers",
                String.valueOf(question.answers())))
            .before(over),
        clock.instant(),
        neededBy.apply(client, reader));
  }

  private static Instant endOfDay(Instant now, ZoneId zone) {
    return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }
}
