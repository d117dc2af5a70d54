package org.threatreviews.onboarding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.Attachment;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.review.ReviewSummary;

/** The mails of an onboarding, each with a link to the client's page. */
@Component
class OnboardingMails {

  private static final String PROCESS = "client-onboarding";
  private static final String CALENDAR = "text/calendar; charset=UTF-8; method=PUBLISH";

  private static final List<String> ALL_BEFORE_THE_PROGRAMME = List.of(
      "serviceTask_sendWelcome",
      "serviceTask_remindOfTelemetry",
      "serviceTask_inviteToOrientationCall",
      "serviceTask_confirmTermination");

  private final Outbox outbox;

  OnboardingMails(Outbox outbox) {
    this.outbox = outbox;
  }

  void welcome(Client client) {
    send(client, client.contacts(), "sendWelcome", 1, "onboarding-welcome", Map.of());
  }

  void telemetryReminder(Client client, int count) {
    send(
        client,
        client.firstContacts(),
        "remindOfTelemetry",
        count,
        "onboarding-telemetry-reminder",
        Map.of());
  }

  void orientationInvitation(Client client) {
    send(
        client,
        client.contacts(),
        "inviteToOrientationCall",
        1,
        "onboarding-orientation-invitation",
        Map.of());
  }

  /**
   * One mail with the whole plan: the next meeting as an invitation that mail programs take as one,
   * each meeting as a file of its own, and all of them in one file for those who prefer that.
   *
   * @param invitations those of these reviews, earliest first
   * @param unknown years of the contract whose public holidays in the client's country nobody knows
   */
  void plan(
      Client client,
      List<ReviewSummary> reviews,
      List<Invitation> invitations,
      byte[] calendar,
      List<Integer> unknown) {
    List<Attachment> files = new ArrayList<>();
    if (!reviews.isEmpty()) {
      files.add(new Attachment("threat-reviews.ics", CALENDAR, calendar));
      invitations.stream().map(Invitation::asFile).forEach(files::add);
    }
    send(
        client,
        client.contacts(),
        "sendPlan",
        1,
        "onboarding-plan",
        Map.of("reviews", reviews, "unknownYears", unknown),
        invitations.isEmpty() ? null : invitations.get(0),
        files);
  }

  /** Told once for each last day. */
  void termination(Client client) {
    int day = Math.toIntExact(client.contractEnd().toEpochDay());
    send(client, client.contacts(), "confirmTermination", day, "onboarding-termination", Map.of());
  }

  /** Nobody need be reminded of it. */
  void telemetryReady(Client client) {
    outbox.supersede(PROCESS, client.reference(), List.of("serviceTask_remindOfTelemetry"));
  }

  void ended(Client client) {
    outbox.supersede(PROCESS, client.reference(), ALL_BEFORE_THE_PROGRAMME);
    send(client, client.contacts(), "endOnboarding", 1, "onboarding-ended", Map.of());
  }

  private void send(
      Client client,
      List<Contact> contacts,
      String step,
      int count,
      String template,
      Map<String, Object> more) {
    send(client, contacts, step, count, template, more, null, List.of());
  }

  private void send(
      Client client,
      List<Contact> contacts,
      String step,
      int count,
      String template,
      Map<String, Object> more,
      Invitation invitation,
      List<Attachment> attachments) {
    Map<String, Object> model = new HashMap<>(more);
    model.put("client", client.name());
    model.put("country", client.country());
    model.put("contractEnd", client.contractEnd());
    for (Contact contact : contacts) {
      outbox.enqueue(new Mail(
          new MailKey(PROCESS, client.reference(), "serviceTask_" + step, count),
          Recipient.of(client, contact),
          template,
          model,
          new Mail.Link(LinkScope.CLIENT, client.reference()),
          invitation,
          attachments));
    }
  }
}
