package org.threatreviews.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.notification.NotificationSettings;

/**
 * Writes a client's reviews as an iCalendar object. An event keeps its UID for ever and counts its
 * SEQUENCE up with every change, so that a calendar follows moves and cancellations. Times are
 * local ones of the business zone with its VTIMEZONE.
 */
@Component
class ReviewFeed {

  private final BusinessCalendar calendar;
  private final NotificationSettings settings;
  private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();

  ReviewFeed(BusinessCalendar calendar, NotificationSettings settings) {
    this.calendar = calendar;
    this.settings = settings;
  }

  byte[] write(Client client, List<Review> reviews) {
    Calendar feed = new Calendar();
    feed.add(new ProdId("-//Threat Reviews//" + client.reference() + "//EN"));
    feed.add(ImmutableVersion.VERSION_2_0);
    feed.add(ImmutableCalScale.GREGORIAN);
    feed.add(ImmutableMethod.PUBLISH);
    feed.add(zones.getTimeZone(calendar.zone().getId()).getVTimeZone());
    reviews.forEach(review -> feed.add(event(review)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new CalendarOutputter().output(feed, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private VEvent event(Review review) {
    VEvent event = new VEvent(false);
    event.add(new Uid(review.reference() + "@threat-reviews.org"));
    event.add(new DtStamp(review.isLive() ? review.arrangedAt() : review.endedAt()));
    event.add(new DtStart<>(local(review.startsAt())));
    event.add(new DtEnd<>(local(review.endsAt())));
    event.add(new Summary("Threat review " + review.title()));
    // RFC 5546 wants one in whatever is published
    event.add(new Organizer(URI.create("mailto:" + settings.from())));
    event.add(new Sequence(review.invitation()));
    event.add(
        review.isLive() ? ImmutableStatus.VEVENT_CONFIRMED : ImmutableStatus.VEVENT_CANCELLED);
    return event;
  }

  private ZonedDateTime local(Instant instant) {
    return instant.atZone(calendar.zone());
  }
}
