package org.threatreviews.review.people;

import java.time.Clock;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientChanged;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactChanged;
import org.threatreviews.client.ContactJoined;
import org.threatreviews.client.ContactLeft;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewPauses;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.ReviewTimes;
import org.threatreviews.review.ReviewTimetable;

/**
 * Packs arrive in time for whoever reads them now: when somebody joins, leaves or works at other
 * times, or the client has another place, what comes before its meetings is due anew.
 */
@Component
class MeetingTimes {

  private final ReviewLookup reviews;
  private final ReviewTimes times;
  private final ReviewPauses pauses;
  private final ReviewProcess process;
  private final Clock clock;

  MeetingTimes(
      ReviewLookup reviews,
      ReviewTimes times,
      ReviewPauses pauses,
      ReviewProcess process,
      Clock clock) {
    this.reviews = reviews;
    this.times = times;
    this.pauses = pauses;
    this.process = process;
    this.clock = clock;
  }

  @EventListener
  void joined(ContactJoined joined) {
    followTimes(joined.client());
  }

  @EventListener
  void left(ContactLeft left) {
    followTimes(left.client());
  }

  @EventListener
  void changed(ContactChanged changed) {
    if (!worksAlike(changed.before(), changed.after())) {
      followTimes(changed.client());
    }
  }

  @EventListener
  void changed(ClientChanged changed) {
    if (!changed.client().timeZone().equals(changed.before().timeZone())
        || !changed.client().country().equals(changed.before().country())) {
      followTimes(changed.client());
    }
  }

  private static boolean worksAlike(Contact before, Contact after) {
    return before.timeZone().equals(after.timeZone())
        && Objects.equals(before.workingDays(), after.workingDays())
        && Objects.equals(before.workingHours(), after.workingHours());
  }

  private void followTimes(Client client) {
    reviews.allOf(client.reference()).stream()
        .filter(review -> review.isAhead(clock.instant()) && !review.isPublishedForThisDate())
        .forEach(review -> followTimes(client, review));
  }

  private void followTimes(Client client, Review review) {
    ReviewTimetable due = times.timetable(review, client);
    if (review.isBegun()) {
      process.timesChanged(review.reference(), due);
    } else {
      process.preparationBegins(
          client.reference(),
          review.reference(),
          pauses.over(client.reference(), due.preparationBegins()));
    }
  }
}
