package org.threatreviews.review.invitation;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.threatreviews.client.Client;
import org.threatreviews.client.Languages;
import org.threatreviews.notification.MailDates;
import org.threatreviews.review.Review;
import org.threatreviews.review.place.MeetingPlace;

/** What stands in a client's calendar, in the client's language: all its contacts share one event. */
final class CalendarWords {

  private final MessageSource messages;
  private final Locale locale;
  private final MailDates dates;

  CalendarWords(MessageSource messages, Client client) {
    this.messages = messages;
    this.locale = Languages.of(client.language());
    this.dates = new MailDates(client.timeZone(), locale);
  }

  /** What the meeting is called where other companies' meetings stand beside it. */
  String summary(Review review, String client) {
    return text("summary", dates.period(review.title()), client);
  }

  /** The same in a calendar of the client's reviews alone. */
  String inFeed(Review review) {
    return text("feed", dates.period(review.title()));
  }

  /**
   * @param analyst null while nobody leads
   * @param place null while nobody has said where
   */
  String description(Review review, String client, String analyst, MeetingPlace place) {
    if (!review.isLive()) {
      return text("cancelled");
    }
    String what = text("what", dates.period(review.title()), client, review.reference());
    String words = (analyst == null ? what : what + between() + text("leads", analyst))
        + "\n\n"
        + text("content")
        + "\n\n"
        + text("ask");
    return place == null ? words : words + howToJoin(place);
  }

  String withdrawn() {
    return text("withdrawn");
  }

  private String howToJoin(MeetingPlace place) {
    return (place.joinUrl() == null ? "" : "\n" + text("join", place.joinUrl()))
        + (place.place() == null ? "" : "\n" + text("place", place.place()));
  }

  /** Japanese has no blank between sentences. */
  private String between() {
    return locale.equals(Locale.JAPANESE) ? "" : " ";
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage("calendar." + key, arguments, locale);
  }
}
