package org.threatreviews.review.agenda;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.Durations;
import org.threatreviews.improvement.ActionPoint;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.incident.AskedAgain;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.problem.InWords;
import org.threatreviews.question.QuestionSummary;
import org.threatreviews.question.Questions;
import org.threatreviews.review.Review;

/** Collects what a review has to talk about. Callers hold the review's row. */
@Component
public class AgendaCollection {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private final AgendaItems items;
  private final ActionPoints actions;
  private final IncidentFollowUp incidents;
  private final Questions questions;
  private final Improvements improvements;
  private final BusinessCalendar calendar;
  private final Clock clock;

  private record Draft(AgendaKind kind, String title, String detail, AgendaWeight weight) {}

  AgendaCollection(
      AgendaItems items,
      ActionPoints actions,
      IncidentFollowUp incidents,
      Questions questions,
      Improvements improvements,
      BusinessCalendar calendar,
      Clock clock) {
    this.items = items;
    this.actions = actions;
    this.incidents = incidents;
    this.questions = questions;
    this.improvements = improvements;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Brings the agenda up to what is known now. Items that have an outcome stay as they are.
   *
   * @param from begin of the review's period
   */
  public void collect(Review review, Instant from) {
    List<AgendaItem> before = items.findByReviewReferenceOrderByPosition(review.reference());
    Map<String, AgendaItem> present = new HashMap<>();
    for (AgendaItem item : before) {
      if (item.subjectReference() != null) {
        present.put(item.subjectReference(), item);
      }
    }
    int position = AgendaItem.lastPosition(before);
    Map<String, Draft> wanted = drafts(review, from);
    for (Map.Entry<String, Draft> entry : wanted.entrySet()) {
      AgendaItem known = present.get(entry.getKey());
      if (known == null) {
        add(review, ++position, entry.getKey(), entry.getValue());
      } else {
        refresh(known, entry.getValue());
      }
    }
    present.values().stream()
        .filter(item -> item.isUndecided() && item.note() == null && item.followsRecords())
        .filter(item -> !wanted.containsKey(item.subjectReference()))
        .forEach(items::delete);
  }

  private void add(Review review, int position, String subject, Draft draft) {
    items.save(AgendaItem.collected(
        review.reference(),
        position,
        draft.kind(),
        subject,
        draft.title(),
        draft.detail(),
        draft.weight(),
        clock.instant()));
  }

  private void refresh(AgendaItem known, Draft draft) {
    if (known.isUndecided()
        && !known.says(draft.kind(), draft.title(), draft.detail(), draft.weight())) {
      known.refresh(draft.kind(), draft.title(), draft.detail(), draft.weight());
      items.save(known);
    }
  }

  private Map<String, Draft> drafts(Review review, Instant from) {
    String client = review.clientReference();
    Map<String, Draft> drafts = new LinkedHashMap<>();
    for (IncidentSummary incident : incidents.reportedBetween(client, from, clock.instant())) {
      // what was taken back or merged into another one takes no time in the meeting
      if (incident.status() != IncidentStatus.WITHDRAWN) {
        drafts.put(incident.reference(), draft(AgendaKind.INCIDENT, incident));
      }
    }
    for (IncidentSummary incident : incidents.openOf(client)) {
      AgendaKind kind = incident.status() == IncidentStatus.RISK_ACCEPTED
          ? AgendaKind.ACCEPTED_RISK
          : AgendaKind.FOLLOW_UP;
      drafts.putIfAbsent(incident.reference(), draft(kind, incident));
    }
    for (Improvement improvement : improvements.openOf(client)) {
      drafts.put(AgendaSubject.improvement(improvement.id()), draft(improvement));
    }
    for (ActionPoint action : actions.openOf(client)) {
      if (!action.reviewReference().equals(review.reference())) {
        drafts.put(AgendaSubject.actionPoint(action.id()), draft(action));
      }
    }
    for (QuestionSummary question : questions.forAgenda(client)) {
      drafts.put(
          question.reference(),
          new Draft(
              AgendaKind.QUESTION,
              ReviewAgenda.shorten(question.subject()),
              "Question %s, asked by %s".formatted(question.reference(), question.by()),
              AgendaWeight.raised(question.askedAt())));
      questions.takenToAgenda(question.reference());
    }
    takeOver(review, drafts);
    return drafts;
  }

  private void takeOver(Review review, Map<String, Draft> drafts) {
    for (AgendaItem left : items.findLeftTo(review.reference(), review.clientReference())) {
      String subject = AgendaSubject.carriedOver(left);
      AgendaKind kind = left.kind() == AgendaKind.INCIDENT ? AgendaKind.FOLLOW_UP : left.kind();
      drafts.putIfAbsent(
          subject,
          new Draft(
              kind,
              left.title(),
              joined(
                  left.detail(), "from review %s".formatted(left.reviewReference()), left.note()),
              // an incident that is not among the open ones is over by now
              left.isAboutAnIncident() ? left.weight().over() : left.weight()));
      left.carryTo(review.reference());
      items.save(left);
    }
  }

  private Draft draft(AgendaKind kind, IncidentSummary incident) {
    return new Draft(
        kind,
        ReviewAgenda.shorten("%s: %s".formatted(incident.reference(), incident.title())),
        joined(
            standing(incident),
            InWords.of(incident.severity()) + " severity",
            "reported on %s".formatted(day(incident.reportedAt())),
            state(incident),
            "working time so far: client %s, SOC %s"
                .formatted(
                    Durations.ofWork(incident.clientTime()), Durations.ofWork(incident.socTime()))),
        AgendaWeight.of(incident));
  }

  /** What the client was told last, and whether it has been silent since. */
  private String standing(IncidentSummary incident) {
    AskedAgain again = incident.again();
    if (incident.promise() != null) {
      return "answered: to be done by %s%s"
          .formatted(
              DAY.format(incident.promise().day()),
              incident.promise().broken() ? ", which has passed" : "");
    }
    if (again == null) {
      return incident.unanswered() ? "unanswered" : null;
    }
    return joined(
        "on %s %s%s"
            .formatted(
                day(again.at()),
                again.inWords(),
                again.text() == null ? "" : ": " + ReviewAgenda.shorten(again.text())),
        incident.unanswered() ? "no answer since then" : null);
  }

  private String state(IncidentSummary incident) {
    return switch (incident.status()) {
      case AWAITING_CLIENT -> "waiting for the client";
      case AWAITING_SOC -> "waiting for the SOC";
      case RISK_ACCEPTED ->
        incident.acceptedUntil() == null
            ? "risk accepted"
            : "risk accepted until " + DAY.format(incident.acceptedUntil());
      case CLOSED -> "closed on " + day(incident.closedAt());
      case WITHDRAWN -> "withdrawn";
    };
  }

  private Draft draft(Improvement improvement) {
    return new Draft(
        AgendaKind.IMPROVEMENT,
        ReviewAgenda.shorten(improvement.title()),
        joined(
            "owner: %s".formatted(InWords.of(improvement.owner())),
            improvement.targetDate() == null
                ? null
                : "target date " + DAY.format(improvement.targetDate()),
            improvement.reason()),
        AgendaWeight.due(improvement.targetDate(), today(), improvement.proposedAt()));
  }

  private Draft draft(ActionPoint action) {
    return new Draft(
        AgendaKind.ACTION_POINT,
        ReviewAgenda.shorten(action.title()),
        "owner: %s, due on %s".formatted(InWords.of(action.owner()), DAY.format(action.dueDate())),
        AgendaWeight.due(action.dueDate(), today(), action.agreedAt()));
  }

  private LocalDate today() {
    return calendar.provider().dateOf(clock.instant());
  }

  private String day(Instant instant) {
    return DAY.format(instant.atZone(calendar.zone()));
  }

  private static String joined(String... parts) {
    return Arrays.stream(parts)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining("; "));
  }
}
