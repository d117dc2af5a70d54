package org.threatreviews.onboarding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.Attachment;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.review.ClientHours;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.invitation.PlanStand;
import org.threatreviews.review.invitation.ReviewCalendars;
import org.threatreviews.staff.Slot;

/** The mails of an onboarding, each with a link to the client's page. */
@Component
class OnboardingMails {

  private static final List<MailKind> ALL_BEFORE_THE_PROGRAMME = List.of(
      MailKind.ONBOARDING_WELCOME,
      MailKind.ONBOARDING_TELEMETRY_REMINDER,
      MailKind.ONBOARDING_ORIENTATION_INVITATION,
      MailKind.ONBOARDING_TERMINATION);

  /** What still has to be said when the contract gets another last day. */
  static final List<MailKind> RENEWABLE =
      List.of(MailKind.ONBOARDING_WELCOME, MailKind.ONBOARDING_ORIENTATION_INVITATION);

  private final Outbox outbox;
  private final PlanStand plans;
  private final ClientHours hours;

  /**
   * Who gets a mail.
   *
   * @param count of the mails of its kind to the client
   */
  record Addressees(int count, Predicate<String> address) {

    static final Addressees EVERYBODY = new Addressees(1, address -> true);

    List<Contact> among(Client client) {
      return client.contacts().stream()
          .filter(contact -> address.test(contact.email()))
          .toList();
    }
  }

  OnboardingMails(Outbox outbox, PlanStand plans, ClientHours hours) {
    this.outbox = outbox;
    this.hours = hours;
    this.plans = plans;
  }

  void welcome(Client client) {
    send(client, client.contacts(), MailKind.ONBOARDING_WELCOME, 1, Map.of());
  }

  /** A mail that says the contract's last day, to those who have not got it yet. */
  void anew(MailKind kind, Client client, Addressees to) {
    send(client, to.among(client), kind, to.count(), Map.of());
  }

  void telemetryReminder(Client client, int count) {
    send(client, client.firstContacts(), MailKind.ONBOARDING_TELEMETRY_REMINDER, count, Map.of());
  }

  void orientationInvitation(Client client) {
    send(client, client.contacts(), MailKind.ONBOARDING_ORIENTATION_INVITATION, 1, Map.of());
  }

  /**
   * One mail with the whole plan: the next meeting as an invitation, which mail programs take as one,
   * and all of them in one file. The others are invited to when their preparation begins.
   *
   * @param to who gets it
   * @param calendar what goes with it
   * @param unknown years of the contract whose public holidays in the client's country nobody knows
   */
  void plan(
      Client client,
      Addressees to,
      List<ReviewSummary> reviews,
      ReviewCalendars.PlanFiles calendar,
      List<Integer> unknown) {
    boolean planned = !reviews.isEmpty();
    for (Contact contact : to.among(client)) {
      send(
          client,
          List.of(contact),
          MailKind.ONBOARDING_PLAN,
          to.count(),
          Map.of(
              "reviews",
              reviews,
              "unknownYears",
              unknown,
              "outsideHours",
              isAnyOutsideHours(client, contact, reviews)),
          planned ? calendar.invitation() : null,
          planned ? calendar.files() : List.of());
    }
  }

  private boolean isAnyOutsideHours(Client client, Contact contact, List<ReviewSummary> reviews) {
    return reviews.stream()
        .map(review -> new Slot(review.start(), review.end()))
        .anyMatch(meeting -> hours.isOutside(client, contact.timeZone(), meeting));
  }

  /** What was written for another last day, and is still to be said, is written anew first. */
  void termination(Client client) {
    RENEWABLE.forEach(kind -> outbox.renew(client.reference(), kind));
    int day = Math.toIntExact(client.contractEnd().toEpochDay());
    send(client, client.contacts(), MailKind.ONBOARDING_TERMINATION, day, Map.of());
  }

  /** Nobody need be reminded of it. */
  void telemetryReady(Client client) {
    outbox.supersede(client.reference(), List.of(MailKind.ONBOARDING_TELEMETRY_REMINDER));
  }

  void ended(Client client) {
    outbox.supersede(client.reference(), ALL_BEFORE_THE_PROGRAMME);
    int day = Math.toIntExact(client.contractEnd().toEpochDay()); // it may be renewed and end again
    send(client, client.contacts(), MailKind.ONBOARDING_ENDED, day, Map.of());
  }

  private void send(
      Client client, List<Contact> contacts, MailKind kind, int count, Map<String, Object> more) {
    send(client, contacts, kind, count, more, null, List.of());
  }

  private void send(
      Client client,
      List<Contact> contacts,
      MailKind kind,
      int count,
      Map<String, Object> more,
      Invitation invitation,
      List<Attachment> attachments) {
    Map<String, Object> model = new HashMap<>(more);
    model.put("client", client.name());
    model.put("country", client.country());
    model.put("contractEnd", client.contractEnd());
    Map<String, String> stand = stand(client, kind);
    for (Contact contact : contacts) {
      outbox.enqueue(new Mail(
              new MailKey(kind, client.reference(), count),
              Recipient.of(client, contact),
              model,
              new Mail.Link(LinkScope.CLIENT, client.reference()),
              invitation,
              attachments)
          .whileTrue(stand));
    }
  }

  /** What a mail says of contract and plan, so that it leaves only while that is so. */
  private Map<String, String> stand(Client client, MailKind kind) {
    Map<String, String> stand = new HashMap<>();
    if (kind != MailKind.ONBOARDING_TELEMETRY_REMINDER) {
      stand.put("contractEnd", client.contractEnd().toString());
    }
    if (kind == MailKind.ONBOARDING_PLAN) {
      stand.put("plan", plans.of(client.reference()));
    }
    return stand;
  }
}
