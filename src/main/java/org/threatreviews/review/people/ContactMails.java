package org.threatreviews.review.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAway;
import org.threatreviews.client.ContactHours;
import org.threatreviews.client.ContactJoined;
import org.threatreviews.client.ContactLeft;
import org.threatreviews.client.ContactReaddressed;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Mails;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.invitation.PlanStand;
import org.threatreviews.review.invitation.ReviewCalendars;

/**
 * Tells contacts that they are contacts now or no longer, in one mail for each change, which brings
 * the meetings ahead into their calendars or takes them out. The SEQUENCE of each meeting grows, so
 * that whoever leaves and comes back is invited after being uninvited.
 */
@Component
class ContactMails {

  private static final ReviewCalendars.PlanFiles NO_MEETINGS =
      new ReviewCalendars.PlanFiles(null, List.of());

  private final Outbox outbox;
  private final Mails mails;
  private final ReviewLookup reviews;
  private final ReviewCalendars calendars;
  private final PlanStand plan;
  private final BusinessCalendar working;
  private final JdbcClient jdbc;
  private final Clock clock;

  /** A review as a mail names it. */
  record Ahead(String title, Instant start) {}

  ContactMails(
      Outbox outbox,
      Mails mails,
      ReviewLookup reviews,
      ReviewCalendars calendars,
      PlanStand plan,
      BusinessCalendar working,
      JdbcClient jdbc,
      Clock clock) {
    this.outbox = outbox;
    this.mails = mails;
    this.reviews = reviews;
    this.calendars = calendars;
    this.plan = plan;
    this.working = working;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @EventListener
  void joined(ContactJoined joined) {
    if (joined.client().status() != ClientStatus.ENDED) {
      List<Review> ahead = inviteAnew(joined.client());
      invite(
          MailKind.CONTACT_JOINED,
          joined.client(),
          joined.contact(),
          Map.of(),
          ahead,
          nextNumber());
    }
  }

  // the farewells come first: what has come back is sent on to who takes over, and not known then

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void sayFarewell(ContactLeft left) {
    sayFarewell(left.client(), left.contact(), left.contact().email(), false);
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void sayFarewell(ContactReaddressed moved) {
    sayFarewell(moved.client(), moved.contact(), moved.oldAddress(), true);
  }

  /** The successor has the meetings already: it was a contact before, or was told when it came. */
  @EventListener
  void left(ContactLeft left) {
    Client client = left.client();
    Contact successor = left.successor();
    if (successor != null && client.status() != ClientStatus.ENDED) {
      send(
          mail(
                  MailKind.CONTACT_JOINED,
                  client,
                  Recipient.of(client, successor),
                  Map.of("predecessor", left.contact().name(), "ahead", List.of()),
                  page(client),
                  NO_MEETINGS,
                  nextNumber())
              .whileTrue(Map.of("left-" + left.contact().id(), "true")),
          firstDay(client, successor));
    }
  }

  @EventListener
  void readdressed(ContactReaddressed moved) {
    Client client = moved.client();
    if (client.status() != ClientStatus.ENDED) {
      invite(
          MailKind.CONTACT_READDRESSED,
          client,
          moved.contact(),
          Map.of("oldAddress", moved.oldAddress()),
          inviteAnew(client),
          nextNumber());
    }
  }

  /** Who stands in is asked from the first day on, and has to know before that. */
  @EventListener
  void away(ContactAway away) {
    if (away.standIn() != null && away.client().status() != ClientStatus.ENDED) {
      ZoneId zone = away.contact().timeZone();
      send(
          mail(
                  MailKind.CONTACT_STANDS_IN,
                  away.client(),
                  Recipient.of(away.client(), away.standIn()),
                  Map.of("name", away.contact().name(), "from", away.from(), "until", away.to()),
                  page(away.client()),
                  NO_MEETINGS,
                  nextNumber())
              .whileTrue(Map.of(
                  "away-%s-%s".formatted(away.contact().id(), away.from()),
                  "%s/%s".formatted(away.to(), away.standIn().id())))
              .before(away.to().plusDays(1).atStartOfDay(zone).toInstant()),
          away.from().atStartOfDay(zone).toInstant());
    }
  }

  /**
   * Writes anew what waits and names meetings that have changed meanwhile.
   *
   * @param count of this mail
   * @param to who gets it, by address
   */
  void inviteAnew(MailKind kind, Client client, int count, Predicate<String> to) {
    Instant now = clock.instant();
    List<Review> ahead = reviews.allOf(client.reference()).stream()
        .filter(review -> review.isAhead(now))
        .toList();
    client.contacts().stream()
        .filter(contact -> to.test(contact.email()))
        .forEach(contact -> invite(kind, client, contact, Map.of("oldAddress", ""), ahead, count));
  }

  private List<Review> inviteAnew(Client client) {
    return reviews.inviteAnew(client.reference(), clock.instant());
  }

  private void invite(
      MailKind kind,
      Client client,
      Contact contact,
      Map<String, Object> said,
      List<Review> ahead,
      int number) {
    Map<String, Object> model = new HashMap<>(said);
    model.put("ahead", named(ahead));
    send(
        mail(
                kind,
                client,
                Recipient.of(client, contact),
                model,
                page(client),
                calendars.filesAbout(client, ahead),
                number)
            .whileTrue(Map.of("plan", plan.of(client.reference()))),
        invitedBy(client, contact, ahead));
  }

  /** Before the day of the next meeting, and no later than whoever works there reads it first. */
  private Instant invitedBy(Client client, Contact contact, List<Review> ahead) {
    ZoneId zone = contact.timeZone();
    Instant firstDay = firstDay(client, contact);
    return ahead.stream()
        .map(review ->
            LocalDate.ofInstant(review.startsAt(), zone).atStartOfDay(zone).toInstant())
        .filter(firstDay::isAfter)
        .min(Comparator.naturalOrder())
        .orElse(firstDay);
  }

  /** The end of the first day from now on, or of this one, on which somebody works. */
  private Instant firstDay(Client client, Contact contact) {
    return ContactHours.endOfFirstDay(working, client, contact, clock.instant());
  }

  /** To an address that gets nothing more from us; not when nobody has read there any more. */
  private void sayFarewell(Client client, Contact contact, String address, boolean moved) {
    if (mails.cameBackLast(client.reference(), address)) {
      return;
    }
    List<Review> ahead = inviteAnew(client);
    Recipient reader = Recipient.of(client, contact);
    send(
        mail(
            MailKind.CONTACT_LEFT,
            client,
            new Recipient(
                client.reference(),
                reader.name(),
                address,
                reader.language(),
                reader.timeZone(),
                reader.country()),
            Map.of("moved", moved, "ahead", named(ahead)),
            null,
            calendars.withdrawalsAbout(client, ahead, contact.name(), address),
            nextNumber()),
        null);
  }

  private void send(Mail mail, Instant neededBy) {
    outbox.enqueue(mail, clock.instant(), neededBy);
  }

  private static Mail mail(
      MailKind kind,
      Client client,
      Recipient to,
      Map<String, Object> said,
      Mail.Link link,
      ReviewCalendars.PlanFiles meetings,
      int number) {
    Map<String, Object> model = new HashMap<>(said);
    model.put("client", client.name());
    return new Mail(
        new MailKey(kind, client.reference(), number),
        to,
        model,
        link,
        meetings.invitation(),
        meetings.files());
  }

  /** Each change is told once, whatever has been told before. */
  private int nextNumber() {
    return jdbc.sql("select nextval('contact_mail_number')")
        .query(Integer.class)
        .single();
  }

  private static Mail.Link page(Client client) {
    return new Mail.Link(LinkScope.CLIENT, client.reference());
  }

  private static List<Ahead> named(List<Review> ahead) {
    return ahead.stream()
        .map(review -> new Ahead(review.title(), review.startsAt()))
        .toList();
  }
}
