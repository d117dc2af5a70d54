package org.threatreviews.review.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.handover.DeparturePreview.Handed;
import org.threatreviews.review.handover.DeparturePreview.OfClient;
import org.threatreviews.review.handover.SuccessionPlan.Meeting;
import org.threatreviews.review.handover.SuccessionPlan.Step;
import org.threatreviews.staff.Departure;
import org.threatreviews.staff.Departures;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Staff;

/** Shows what a departure would change before it is announced; stores nothing. */
@Service
@Transactional(readOnly = true)
public class DeparturePreviews {

  private final Departures departures;
  private final Staff staff;
  private final Successions successions;
  private final AdvisorAssignments assignments;
  private final AdvisorTable advisors;
  private final ReviewLookup reviews;
  private final Clients clients;
  private final BusinessCalendar calendar;
  private final Clock clock;

  DeparturePreviews(
      Departures departures,
      Staff staff,
      Successions successions,
      AdvisorAssignments assignments,
      AdvisorTable advisors,
      ReviewLookup reviews,
      Clients clients,
      BusinessCalendar calendar,
      Clock clock) {
    this.departures = departures;
    this.staff = staff;
    this.successions = successions;
    this.assignments = assignments;
    this.advisors = advisors;
    this.reviews = reviews;
    this.clients = clients;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Checked as the announcement itself is.
   *
   * @param successor user id; null or blank when nobody is named
   */
  public DeparturePreview of(String userId, LocalDate lastDay, String successor) {
    Departure departure = departures.check(userId, lastDay, successor);
    Roster roster = staff.rosterToLookAt().asIf(userId, departure);
    Map<String, Optional<String>> next = new TreeMap<>();
    for (String client : advisors.advisedBy(userId)) {
      if (!successions.advised(client).isEmpty()) {
        next.put(client, assignments.successorOf(client, departure.successor(), roster));
      }
    }
    List<Step> steps = successions.plan(
        asked(userId, departure, next),
        roster,
        departure.successor(),
        client -> next.getOrDefault(client, Optional.empty()));
    Map<String, List<Step>> byClient = new LinkedHashMap<>();
    next.keySet().forEach(client -> byClient.put(client, List.of()));
    byClient.putAll(steps.stream()
        .filter(step -> step.changesHands() || step.to() == null)
        .collect(Collectors.groupingBy(step -> step.meeting().client())));
    return new DeparturePreview(
        userId,
        staff.nameOf(userId).orElse(userId),
        departure,
        byClient.entrySet().stream()
            .map(entry -> ofClient(entry.getKey(), entry.getValue(), next, roster))
            .sorted(Comparator.comparing(OfClient::name).thenComparing(OfClient::reference))
            .toList(),
        departures.claimedTasks(userId),
        reviews.unrecordedOf(userId, clock.instant()).stream()
            .map(Review::reference)
            .toList());
  }

  /** What they hold after their last day, and what others hold of clients that get another advisor. */
  private List<Review> asked(
      String userId, Departure departure, Map<String, Optional<String>> next) {
    Map<String, Review> asked = new HashMap<>();
    reviews.aheadOf(userId, clock.instant()).stream()
        .filter(review -> isAfter(departure, review))
        .forEach(review -> asked.put(review.reference(), review));
    next.forEach((client, advisor) -> successions.ahead(client).stream()
        .filter(review -> isAfter(departure, review))
        .filter(review -> advisor.isPresent() && !advisor.get().equals(review.analyst()))
        .forEach(review -> asked.put(review.reference(), review)));
    return List.copyOf(asked.values());
  }

  private boolean isAfter(Departure departure, Review review) {
    return calendar.provider().dateOf(review.startsAt()).isAfter(departure.lastDay());
  }

  private OfClient ofClient(
      String reference, List<Step> steps, Map<String, Optional<String>> next, Roster roster) {
    Client client = clients.get(reference);
    Optional<String> advisor = next.getOrDefault(reference, Optional.empty());
    boolean told = advisor.isPresent() || steps.stream().anyMatch(step -> step.to() != null);
    return new OfClient(
        reference,
        client.name(),
        next.containsKey(reference),
        advisor.orElse(null),
        advisor.flatMap(staff::nameOf).orElse(null),
        steps.stream().map(step -> handed(step, roster)).toList(),
        told ? client.contacts().size() : 0);
  }

  private Handed handed(Step step, Roster roster) {
    Meeting meeting = step.meeting();
    return new Handed(
        meeting.reference(),
        reviews.get(meeting.reference()).title(),
        meeting.start(),
        step.to(),
        staff.nameOf(step.to()).orElse(step.to()),
        step.to() == null ? reason(meeting, roster.inLanguage(meeting.language())) : "");
  }

  private static String reason(Meeting meeting, Roster roster) {
    return roster.isAnybodyQualified(meeting.subscription())
        ? "Nobody else who holds %s is free then."
            .formatted(QualificationWords.reviews(meeting.subscription(), meeting.language()))
        : "Nobody is qualified for %s."
            .formatted(QualificationWords.reviews(meeting.subscription(), meeting.language()));
  }
}
