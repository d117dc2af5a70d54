package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.berlin;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Subscription;
import org.threatreviews.invariant.Rule;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.meeting.MissedMeetings;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.place.MeetingPlace;
import org.threatreviews.review.place.MeetingPlaces.Scope;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.MeetingPlaceChanges;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;

/** Invitations as they arrive in a mailbox. */
@ProcessTest
class ReviewInvitationsTest {

  private static final String ANALYST = "analyst@mdr.example";

  @Autowired
  ReviewDriver driver;

  @Autowired
  MeetingMoves moves;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  MissedMeetings missedMeetings;

  @Autowired
  MeetingPlaceChanges places;

  @Autowired
  JdbcClient jdbc;

  /** An invitation as a mail program sees it. */
  record Received(String method, String uid, int sequence, Instant start, String location) {}

  @BeforeEach
  void planReviews() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @Test
  @Breaks(
      value = {Rule.REVIEW_STATUS, Rule.MISSING_REVIEWS},
      because = "cancels without the process that asks for it, and without a reason")
  void oneMeetingIsFollowedThroughInvitationTwoMovesAndCancellation() {
    driver.advanceTo("2027-02-03T10:00");
    move("2027-02-18T11:00");
    move("2027-02-19T09:00");
    missedMeetings.cancel(FIRST);
    driver.runDue();

    assertThat(invitationsTo(MANAGER))
        .containsExactly(
            received("REQUEST", 0, "2027-02-17T10:00"),
            received("REQUEST", 1, "2027-02-18T11:00"),
            received("REQUEST", 2, "2027-02-19T09:00"),
            received("CANCEL", 3, "2027-02-19T09:00"));
    assertThat(invitationsTo(ANALYST))
        .as("the analyst has a feed, and learns of changes at once")
        .containsExactly(
            received("REQUEST", 1, "2027-02-18T11:00"),
            received("REQUEST", 2, "2027-02-19T09:00"),
            received("CANCEL", 3, "2027-02-19T09:00"));
  }

  @Test
  void aMoveMonthsAheadChangesTheInvitationToo() {
    move("2027-02-18T11:00");

    assertThat(invitationsTo(MANAGER)).containsExactly(received("REQUEST", 1, "2027-02-18T11:00"));
  }

  @Test
  void aContractChangeBringsOneMailWithTheWholePlanInOneFile() {
    driver.advanceTo("2026-12-02T10:00");
    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-06-30")));
    driver.runDue();

    assertThat(invitationsTo(MANAGER))
        .as("nobody was invited to what is cancelled")
        .isEmpty();
    assertThat(jdbc.sql("""
                select a.filename || ' ' || a.content_type from mail_attachment a
                join mail_outbox m on m.id = a.mail_id
                where m.recipient = :to
                """).param("to", MANAGER).query(String.class).list())
        .containsExactly("threat-reviews.ics text/calendar; method=PUBLISH; charset=UTF-8");
  }

  @Test
  void anotherLinkUpdatesTheInvitationsOfThoseWhoHaveOne() {
    places.say(Scope.ANALYST, "analyst", new MeetingPlace("https://meet.mdr.example/ann", null));
    driver.advanceTo("2027-02-03T10:00");
    places.say(Scope.CLIENT, CLIENT, new MeetingPlace("https://meet.nord.example/r", null));
    driver.runDue();
    places.say(Scope.CLIENT, CLIENT, new MeetingPlace("https://meet.nord.example/r", null));
    places.say(Scope.ANALYST, "analyst", new MeetingPlace("https://meet.mdr.example/other", null));
    driver.runDue();
    places.say(Scope.REVIEW, FIRST, new MeetingPlace(null, "Room 4.12"));
    driver.runDue();

    List<Received> received = invitationsTo(MANAGER);
    assertThat(received).extracting(Received::method).containsOnly("REQUEST");
    assertThat(received).extracting(Received::sequence).isSorted().endsWith(1, 2, 3);
    assertThat(received.subList(received.size() - 3, received.size()))
        .as("what is not nearest, and the same again, changes nothing")
        .extracting(Received::location)
        .containsExactly(
            "https://meet.mdr.example/ann", "https://meet.nord.example/r", "Room 4.12");
    assertThat(received.get(received.size() - 1).uid()).isEqualTo(FIRST + "@threat-reviews.org");
  }

  private void move(String start) {
    moves.move(FIRST, berlin(start));
    driver.runDue();
  }

  private static Received received(String method, int sequence, String start) {
    return new Received(method, FIRST + "@threat-reviews.org", sequence, berlin(start), null);
  }

  private List<Received> invitationsTo(String recipient) {
    return jdbc
        .sql("select message from demo_mail where lower(recipient) = :to order by id")
        .param("to", recipient)
        .query(byte[].class)
        .list()
        .stream()
        .flatMap(message -> invitationsIn(message).stream())
        .toList();
  }

  /** What stands next to the text, as an alternative to it. */
  private static List<Received> invitationsIn(byte[] message) {
    try {
      List<Received> found = new ArrayList<>();
      Object content = new MimeMessage(null, new ByteArrayInputStream(message)).getContent();
      if (content instanceof Multipart mixed
          && mixed.getBodyPart(0).getContent() instanceof Multipart alternative
          && alternative.getCount() == 3) {
        BodyPart part = alternative.getBodyPart(2);
        Calendar calendar = new CalendarBuilder().build(part.getInputStream());
        VEvent event = (VEvent) calendar.getComponent("VEVENT").orElseThrow();
        String method = new ContentType(part.getContentType()).getParameter("method");
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        found.add(new Received(
            method,
            event.getUid().orElseThrow().getValue(),
            event.getSequence().getSequenceNo(),
            Instant.from(event.getDateTimeStart().getDate()),
            event.getLocation() == null ? null : event.getLocation().getValue()));
      }
      return found;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
