package org.threatreviews.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;

/**
 * Addresses mails about a review: to all contacts of its client, or to who holds it. What they say
 * is the business of the room that writes them. A mail about a date is counted by {@link
 * #dateNumber}, so that each date has one and a step that runs twice sends nothing twice.
 */
@Component
public class ReviewMailing {

  private static final String THREAT_REVIEW = "threat-review";
  private static final String REVIEW_PROGRAMME = "review-programme";

  private static final String ASK_FOR_AGENDA_POINTS = "serviceTask_askForAgendaPoints";
  private static final String HAND_OVER = "serviceTask_handOver";
  private static final String ANNOUNCE_CHANGE = "serviceTask_announceChange";

  private static final List<String> REMINDERS =
      List.of("serviceTask_sendFirstReminder", "serviceTask_sendSecondReminder");

  /** What is written anew for each date. */
  private static final List<String> FOR_A_DATE = List.of(
      "serviceTask_sendFirstReminder",
      "serviceTask_sendSecondReminder",
      "serviceTask_publishPack",
      "serviceTask_announceNewDate",
      "serviceTask_escalateMissingPreparation");

  private final Outbox outbox;
  private final Staff staff;
  private final BusinessCalendar calendar;

  ReviewMailing(Outbox outbox, Staff staff, BusinessCalendar calendar) {
    this.outbox = outbox;
    this.staff = staff;
    this.calendar = calendar;
  }

  /** Who holds the review, if there is somebody. */
  public Optional<Analyst> holderOf(Review review) {
    return Optional.ofNullable(review.analyst()).flatMap(staff::find);
  }

  /** Number of the review's present date, from 1. */
  public static int dateNumber(Review review) {
    return review.revision() + 1;
  }

  /**
   * @param model what the template shows beside client, reference, title and start of the review
   * @param invitation may be null
   */
  public void toContacts(
      MailKey key,
      Client client,
      Review review,
      String template,
      Map<String, Object> model,
      Invitation invitation) {
    for (Contact contact : client.contacts()) {
      outbox.enqueue(new Mail(
          key,
          Recipient.of(client, contact),
          template,
          about(client, review, model),
          new Mail.Link(LinkScope.REVIEW, review.reference()),
          invitation,
          List.of()));
    }
  }

  /** As {@link #toContacts}, to one of the team. */
  public void toAnalyst(
      MailKey key,
      Client client,
      Review review,
      Analyst analyst,
      String template,
      Map<String, Object> model,
      Invitation invitation) {
    outbox.enqueue(new Mail(
        key,
        new Recipient(
            null, analyst.name(), analyst.email(), "en", analyst.timeZone(), calendar.country()),
        template,
        about(client, review, model),
        null,
        invitation,
        List.of()));
  }

  /**
   * The meeting has another date: what was written about the one before is called back. The
   * question for points of the agenda stands: it is asked once, and the new date follows it.
   */
  public void dateChanged(Review review) {
    callBack(review, FOR_A_DATE);
    outbox.supersede(REVIEW_PROGRAMME, review.reference(), List.of(ANNOUNCE_CHANGE));
  }

  /** The meeting is over, whatever came of it: nobody need be reminded of it. */
  public void meetingOver(Review review) {
    callBack(review, REMINDERS);
  }

  /** There will be no meeting. */
  public void calledOff(Review review) {
    dateChanged(review);
    callBack(review, List.of(ASK_FOR_AGENDA_POINTS, HAND_OVER));
  }

  private void callBack(Review review, Collection<String> elements) {
    outbox.supersede(THREAT_REVIEW, review.reference(), elements);
  }

  private static Map<String, Object> about(
      Client client, Review review, Map<String, Object> model) {
    Map<String, Object> whole = new HashMap<>(model);
    whole.put("client", client.name());
    whole.put("reference", review.reference());
    whole.put("title", review.title());
    whole.put("start", review.startsAt());
    return whole;
  }
}
