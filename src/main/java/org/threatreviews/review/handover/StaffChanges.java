package org.threatreviews.review.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientChanged;
import org.threatreviews.client.Languages;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.handover.SuccessionPlan.Step;
import org.threatreviews.staff.AnalystAvailable;
import org.threatreviews.staff.AnalystLeft;
import org.threatreviews.staff.AnalystUnavailable;
import org.threatreviews.staff.Staff;

/**
 * Hands over the reviews ahead of somebody who is away or leaves, each by a process of its own, and
 * gives back what is theirs when they can hold it after all. In the transaction of the change; who
 * gets what is reckoned for all of them at once, so that a client sees as few new faces as can be.
 */
@Component
class StaffChanges {

  private final ReviewLookup reviews;
  private final ReviewProcess process;
  private final Successions successions;
  private final AdvisorTable advisors;
  private final AdvisorAssignments assignments;
  private final HandedReviews handed;
  private final Staff staff;
  private final BusinessCalendar calendar;
  private final Clock clock;

  StaffChanges(
      ReviewLookup reviews,
      ReviewProcess process,
      Successions successions,
      AdvisorTable advisors,
      AdvisorAssignments assignments,
      HandedReviews handed,
      Staff staff,
      BusinessCalendar calendar,
      Clock clock) {
    this.reviews = reviews;
    this.process = process;
    this.successions = successions;
    this.advisors = advisors;
    this.assignments = assignments;
    this.handed = handed;
    this.staff = staff;
    this.calendar = calendar;
    this.clock = clock;
  }

  @EventListener
  void handOver(AnalystUnavailable event) {
    Map<String, Review> asked = new HashMap<>();
    ahead(event.userId(), event.days()::covers)
        .forEach(review -> asked.put(review.reference(), review));
    List<Review> others = ofOtherAdvisors();
    others.forEach(review -> asked.put(review.reference(), review));
    start(asked, others, event.userId(), event.successor());
  }

  @EventListener
  void settle(AnalystAvailable event) {
    ahead(event.userId(), event::isThereOn)
        .forEach(review -> process.handOverSettled(review.reference()));
    process.handOversOf(event.userId()).stream()
        .map(reviews::get)
        .filter(review -> review.analyst() == null && event.isThereOn(dayOf(review)))
        .forEach(review -> giveBack(review, event.userId()));
    Map<String, Review> theirs = new HashMap<>();
    advisors.advisedBy(event.userId()).stream()
        .flatMap(client -> successions.notWithTheirAdvisor(client).stream())
        .filter(review -> event.isThereOn(dayOf(review)))
        .forEach(review -> theirs.put(review.reference(), review));
    List<Review> others = event.stays() ? ofOtherAdvisors() : List.of();
    others.forEach(review -> theirs.put(review.reference(), review));
    start(theirs, others, event.userId(), null);
    if (event.stays()) {
      handed.of(event.userId()).stream()
          .map(reviews::get)
          .filter(
              review -> review.isAhead(clock.instant()) && !theirs.containsKey(review.reference()))
          .filter(review -> !event.userId().equals(review.analyst()))
          .forEach(review -> giveBack(review, event.userId()));
      handed.forget(event.userId());
    }
  }

  /** Somebody who holds no meetings in the client's new language hands over those that are ahead. */
  @EventListener
  void speak(ClientChanged event) {
    Client client = event.client();
    if (Languages.of(event.before().language()).equals(Languages.of(client.language()))) {
      return;
    }
    assignments.speaks(client.reference(), staff.rosterToLookAt());
    for (Step step :
        successions.plan(successions.ahead(client.reference()), staff.rosterToLookAt(), null)) {
      if (step.changesHands() || step.to() == null) {
        process.startHandOver(
            step.meeting().reference(),
            Objects.requireNonNullElse(step.meeting().holder(), ""),
            step.to(),
            null);
      }
    }
  }

  /** Clients have other advisors by a team lead's word. */
  void advisorsNamed(String former) {
    Map<String, Review> asked = new HashMap<>();
    List<Review> others = ofOtherAdvisors();
    others.forEach(review -> asked.put(review.reference(), review));
    start(asked, others, former, null);
  }

  /**
   * What was to be given back should they stay is given back no more, and others write down how the
   * meetings went of which they have left no record.
   */
  @EventListener
  void left(AnalystLeft event) {
    handed.forget(event.userId());
    reviews
        .unrecordedOf(event.userId(), clock.instant())
        .forEach(review ->
            process.startHandOver(review.reference(), event.userId(), event.successor(), null));
  }

  /**
   * Reviews that are another advisor's now, of clients who have yet to be told of that; of each such
   * client at least one, by whose process it is told.
   */
  private List<Review> ofOtherAdvisors() {
    List<Review> found = new ArrayList<>();
    for (String client : advisors.untold()) {
      List<Review> changing = successions.notWithTheirAdvisor(client);
      found.addAll(
          changing.isEmpty() ? successions.advised(client).stream().limit(1).toList() : changing);
    }
    return found;
  }

  /**
   * @param toBeTold of whose clients something is to be told, whether or not the review changes hands
   */
  private void start(
      Map<String, Review> asked, List<Review> toBeTold, String former, String successor) {
    Set<String> told = toBeTold.stream().map(Review::reference).collect(Collectors.toSet());
    for (Step step : successions.plan(asked.values(), staff.rosterToLookAt(), successor)) {
      String reference = step.meeting().reference();
      if (step.changesHands() || step.to() == null || told.contains(reference)) {
        process.startHandOver(reference, former, step.changesHands() ? step.to() : null, null);
      }
    }
  }

  private void giveBack(Review review, String userId) {
    process.handOverSettled(review.reference());
    process.startHandOver(review.reference(), userId, null, userId);
  }

  private List<Review> ahead(String userId, Predicate<LocalDate> on) {
    return reviews.aheadOf(userId, clock.instant()).stream()
        .filter(review -> on.test(dayOf(review)))
        .toList();
  }

  private LocalDate dayOf(Review review) {
    return calendar.provider().dateOf(review.startsAt());
  }
}
