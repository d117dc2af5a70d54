package org.threatreviews.review.invitation;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.Feature;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Conference;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.input.Text;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.review.Review;
import org.threatreviews.review.place.MeetingPlace;

/**
 * Writes iCalendar objects (RFC 5545) about reviews. An event keeps its UID for ever and counts its
 * SEQUENCE up with every change, so that a calendar follows moves and cancellations. Times are
 * local ones of the business zone with its VTIMEZONE.
 */
@Component
class CalendarObject {

  /** What RFC 5545 allows a line to have, in octets and without its end. */
  private static final int LONGEST_LINE = 75;

  private final ZoneId zone;
  private final NotificationSettings sender;
  private final Clock clock;

  CalendarObject(BusinessCalendar calendar, NotificationSettings sender, Clock clock) {
    this.zone = calendar.zone();
    this.sender = sender;
    this.clock = clock;
  }

  /** What every calendar needs to know about a review. */
  VEvent event(Review review, String summary, Instant stamp) {
    VEvent event = new VEvent(false);
    event.add(new Uid(review.reference() + "@threat-reviews.org"));
    event.add(new DtStamp(stamp));
    event.add(new DtStart<>(review.startsAt().atZone(zone)));
    event.add(new DtEnd<>(review.endsAt().atZone(zone)));
    event.add(new Summary(oneLine(summary)));
    // RFC 5546 wants one in whatever is published
    event.add((Organizer) new Organizer(mailto(sender.from())).add(name(sender.fromName())));
    event.add(new Sequence(review.invitation()));
    event.add(new LastModified(stamp));
    event.add(
        review.isLive() ? ImmutableStatus.VEVENT_CONFIRMED : ImmutableStatus.VEVENT_CANCELLED);
    return event;
  }

  /**
   * @param events none for a feed that is empty as yet
   */
  byte[] write(Method method, List<VEvent> events) {
    Instant first = events.stream()
        .map(event -> Instant.from(event.getDateTimeStart().getDate()))
        .min(Comparator.naturalOrder())
        .orElseGet(clock::instant);
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//Threat Reviews//Threat Reviews//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(method);
    calendar.add(ZoneDefinition.from(zone, first));
    events.forEach(calendar::add);
    StringWriter out = new StringWriter();
    try {
      new CalendarOutputter(true, Integer.MAX_VALUE).output(calendar, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folded(out.toString()).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Where it takes place: Outlook, Google and Apple show LOCATION, so the link stands there where no
   * room does; CONFERENCE (RFC 7986) is what newer programs make a button of.
   */
  static void locate(VEvent event, MeetingPlace place) {
    event.add(new Location(place.place() == null ? place.joinUrl() : place.place()));
    if (place.joinUrl() != null) {
      event.add(new Url(URI.create(place.joinUrl())));
      Conference join = new Conference(place.joinUrl());
      join.add(Value.URI);
      join.add(Feature.VIDEO);
      event.add(join);
    }
  }

  /** An address as a calendar names it. */
  static URI mailto(String address) {
    try {
      return new URI("mailto", address, null); // quotes what has no place in a URI
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not an address: " + address, e);
    }
  }

  /** Who that is, without the characters that programs read differently in this place. */
  static Cn name(String name) {
    return new Cn(oneLine(name).replace('"', '\'').replace('\\', '/'));
  }

  /** Free text without line breaks and other control characters, fit for a heading. */
  static String oneLine(String text) {
    return Text.onOneLine(text);
  }

  /** Breaks long lines as the standard counts: by octets, and never within a character. */
  private static String folded(String calendar) {
    StringBuilder folded = new StringBuilder(calendar.length() + 256);
    int octets = 0;
    for (int i = 0; i < calendar.length(); ) {
      int character = calendar.codePointAt(i);
      boolean end = character == '\r' || character == '\n';
      int length = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (!end && octets + length > LONGEST_LINE) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.appendCodePoint(character);
      octets = end ? 0 : octets + length;
      i += Character.charCount(character);
    }
    return folded.toString();
  }
}
