package org.threatreviews.review.pack;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.Durations;
import org.threatreviews.client.Client;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.promise.PromiseReckoning;
import org.threatreviews.question.OpenQuestions;
import org.threatreviews.question.Questions;
import org.threatreviews.review.Review;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.pack.PackContents.Figures;
import org.threatreviews.review.pack.PackContents.Task;
import org.threatreviews.review.pack.PackContents.TaskKind;
import org.threatreviews.review.place.MeetingPlaces;
import org.threatreviews.review.threat.EmergingThreats;

/** Gathers what a pack tells. Each kind is read at once, so a pack's statements are always as many. */
@Component
class PackData {

  private static final int EARLIER_PERIODS = 4;

  private final IncidentFollowUp incidents;
  private final Improvements improvements;
  private final ActionPoints actions;
  private final Questions questions;
  private final OpenQuestions waiting;
  private final PromiseReckoning promises;
  private final EmergingThreats threats;
  private final ReviewAgenda agenda;
  private final MeetingPlaces places;
  private final BusinessCalendar calendar;

  private record Period(String title, Instant from, Instant to) {

    boolean holds(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(to);
    }
  }

  PackData(
      IncidentFollowUp incidents,
      Improvements improvements,
      ActionPoints actions,
      Questions questions,
      OpenQuestions waiting,
      PromiseReckoning promises,
      EmergingThreats threats,
      ReviewAgenda agenda,
      MeetingPlaces places,
      BusinessCalendar calendar) {
    this.incidents = incidents;
    this.improvements = improvements;
    this.actions = actions;
    this.questions = questions;
    this.waiting = waiting;
    this.promises = promises;
    this.threats = threats;
    this.agenda = agenda;
    this.places = places;
    this.calendar = calendar;
  }

  /**
   * @param allOfClient the client's reviews, among them this one
   * @param analyst name of who holds the meeting, or null
   */
  PackContents of(
      Client client,
      Review review,
      List<Review> allOfClient,
      Instant from,
      Instant to,
      String analyst) {
    String reference = client.reference();
    List<IncidentSummary> unsettled = incidents.openOf(reference);
    PackIncidents shown =
        PackIncidents.of(incidents.reportedBetween(reference, from, to), unsettled);
    List<Task> tasks = tasks(reference, to);
    return new PackContents(
        client.name(),
        client.language(),
        client.timeZone(),
        client.contacts(),
        review.reference(),
        review.title(),
        review.startsAt(),
        from,
        firstDay(client, from),
        to,
        analyst,
        places.of(review).map(MeetingPlaces.Found::place).orElse(null),
        review.preparation(),
        threats.of(review.reference()),
        shown.reported(),
        shown.open(),
        shown.accepted(),
        figures(reference, periods(review, allOfClient, from, to)),
        tasks,
        promises.between(reference, from, to),
        questions.answeredBetween(reference, from, to),
        waiting.of(reference),
        points(review, Stream.of(shown.reported(), unsettled).flatMap(List::stream), tasks));
  }

  /** The contract's first day is the same day everywhere, whatever the clock says there. */
  private LocalDate firstDay(Client client, Instant from) {
    LocalDate contract = client.contractStart();
    return from.equals(contract.atStartOfDay(calendar.zone()).toInstant())
        ? contract
        : from.atZone(client.timeZone()).toLocalDate();
  }

  /** The periods of the packs before this one, and its own. */
  private static List<Period> periods(
      Review review, List<Review> allOfClient, Instant from, Instant to) {
    List<Period> earlier = allOfClient.stream()
        .filter(other -> !other.reference().equals(review.reference()) && other.isLive())
        .filter(other -> other.periodEnd() != null && !other.periodEnd().isAfter(from))
        .sorted(Comparator.comparing(Review::periodEnd))
        .map(other -> new Period(other.title(), other.periodStart(), other.periodEnd()))
        .toList();
    List<Period> periods = new ArrayList<>(
        earlier.subList(Math.max(0, earlier.size() - EARLIER_PERIODS), earlier.size()));
    periods.add(new Period(review.title(), from, to));
    return periods;
  }

  private List<Figures> figures(String client, List<Period> periods) {
    Instant first = periods.get(0).from();
    Instant last = periods.get(periods.size() - 1).to();
    List<IncidentSummary> closed = incidents.closedBetween(client, first, last);
    return periods.stream()
        .map(period -> figuresOf(
            period.title(),
            closed.stream()
                .filter(incident -> period.holds(incident.closedAt()))
                .toList()))
        .toList();
  }

  private static Figures figuresOf(String title, List<IncidentSummary> closed) {
    return new Figures(
        title,
        closed.size(),
        Durations.median(closed.stream().map(IncidentSummary::clientTime)),
        Durations.median(closed.stream()
            .map(incident -> Duration.between(incident.reportedAt(), incident.closedAt()))));
  }

  private List<Task> tasks(String client, Instant now) {
    LocalDate today = calendar.provider().dateOf(now);
    Stream<Task> improving =
        improvements.openOf(client).stream().map(entry -> improvement(entry, now, today));
    Stream<Task> agreed = actions.openOf(client).stream()
        .map(action -> new Task(
            TaskKind.ACTION_POINT,
            action.title(),
            action.owner(),
            days(action.agreedAt(), now),
            action.dueDate(),
            action.dueDate().isBefore(today)));
    return Stream.concat(improving, agreed)
        .sorted(Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private static Task improvement(Improvement entry, Instant now, LocalDate today) {
    return new Task(
        TaskKind.IMPROVEMENT,
        entry.title(),
        entry.owner(),
        days(entry.proposedAt(), now),
        entry.targetDate(),
        entry.targetDate() != null && entry.targetDate().isBefore(today));
  }

  private static long days(Instant from, Instant to) {
    return Math.max(0, ChronoUnit.DAYS.between(from, to));
  }

  /** What the other parts of the pack don't show already. */
  private List<AgendaView.Item> points(
      Review review, Stream<IncidentSummary> shown, List<Task> tasks) {
    Set<String> subjects = new HashSet<>();
    shown.map(IncidentSummary::reference).forEach(subjects::add);
    Set<String> titles = new HashSet<>();
    tasks.stream().map(Task::title).map(ReviewAgenda::shorten).forEach(titles::add);
    return agenda.view(review.reference()).items().stream()
        .filter(item -> switch (item.kind()) {
          case CLIENT_POINT, QUESTION, SPECIAL -> true;
          case INCIDENT, FOLLOW_UP, ACCEPTED_RISK -> !subjects.contains(item.subject());
          case IMPROVEMENT, ACTION_POINT -> !titles.contains(item.title());
        })
        .toList();
  }
}
