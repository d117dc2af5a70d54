package org.threatreviews.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threatreviews.demo.story.PortfolioStory;
import org.threatreviews.demo.story.PortfolioStory.Answered;
import org.threatreviews.demo.story.PortfolioStory.Event;
import org.threatreviews.demo.story.PortfolioStory.Registered;
import org.threatreviews.demo.story.PortfolioStory.Reported;
import org.threatreviews.incident.FeedbackOutcome;

/** The story of the sample portfolio arrives at any hour of any day. */
class PortfolioStoryTest {

  /** Leap day and all. */
  private static final Instant FIRST = Instant.parse("2026-01-01T00:15:00Z");

  private static final int DAYS = 3 * 366;

  /** Prime to a day, so that the hours pass by in turn, those of the clock changes too. */
  private static final Duration STEP = Duration.ofMinutes(7 * 60 + 1);

  @Test
  void tellsNothingOfTheFuture() {
    everyArrival(story -> {
      assertThat(story.begin()).isBefore(story.events().get(0).at().plusMillis(1));
      assertThat(story.events())
          .isSortedAccordingTo(Comparator.comparing(Event::at))
          .allSatisfy(event -> assertThat(event.at()).isBefore(story.arrival()));
    });
  }

  @Test
  void tellsOfAClientAndOfAnIncidentBeforeWhatBecameOfThem() {
    everyArrival(story -> {
      Set<String> known = new HashSet<>();
      for (Event event : story.events()) {
        if (event instanceof Registered registered) {
          known.add(registered.client().reference());
        } else if (event instanceof Reported reported) {
          assertThat(known).contains(reported.report().client());
          known.add(reported.report().reference());
        } else if (event instanceof Answered answered) {
          assertThat(known).contains(answered.incident());
        }
      }
    });
  }

  @Test
  void twoQuartersOfTheFirstClientsAreOverSinceDaysAndAnotherIsNot() {
    everyArrival(story -> {
      Registered active = registered(story, PortfolioStory.ACTIVE);
      LocalDate today = LocalDate.ofInstant(story.arrival(), PortfolioStory.BERLIN);

      assertThat(active.client().contractStart().plusMonths(7)).isBeforeOrEqualTo(today);
      assertThat(active.client().contractStart().plusMonths(8)).isAfter(today);
      assertThat(active.client().contractEnd()).isAfter(today.plusMonths(3));
    });
  }

  @Test
  void acceptsARiskForNoLongerThanAYear() {
    everyArrival(story -> assertThat(story.events())
        .filteredOn(event -> event instanceof Answered answered
            && answered.feedback().outcome() == FeedbackOutcome.RISK_ACCEPTED)
        .singleElement()
        .satisfies(event -> {
          LocalDate until = ((Answered) event).feedback().acceptedUntil();
          LocalDate day = LocalDate.ofInstant(event.at(), PortfolioStory.BERLIN);
          assertThat(until)
              .isAfter(
                  LocalDate.ofInstant(story.arrival(), PortfolioStory.BERLIN).plusMonths(3))
              .isBeforeOrEqualTo(day.plusMonths(12));
        }));
  }

  @Test
  void isTheSameEachTimeItIsTold() {
    everyArrival(story -> assertThat(PortfolioStory.arrivingAt(story.arrival())).isEqualTo(story));
  }

  private static Registered registered(PortfolioStory story, String client) {
    return story.events().stream()
        .filter(event -> event instanceof Registered registered
            && registered.client().reference().equals(client))
        .map(Registered.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void everyArrival(java.util.function.Consumer<PortfolioStory> check) {
    Instant last = FIRST.plus(Duration.ofDays(DAYS));
    for (Instant arrival = FIRST; arrival.isBefore(last); arrival = arrival.plus(STEP)) {
      check.accept(PortfolioStory.arrivingAt(arrival));
    }
  }
}
