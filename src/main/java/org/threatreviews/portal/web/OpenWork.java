package org.threatreviews.portal.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.MailDates;
import org.threatreviews.portal.LinkVisit;
import org.threatreviews.portal.OpenWorkQueries;
import org.threatreviews.portal.OpenWorkQueries.OpenAction;
import org.threatreviews.portal.OpenWorkQueries.OpenIncident;
import org.threatreviews.portal.OpenWorkQueries.OpenQuestion;
import org.threatreviews.portal.OpenWorkQueries.ReviewAhead;
import org.threatreviews.portal.PageTexts;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.move.OfferedTimes;

/** All that a contact has open, below the one thing that the page is about. */
@Component
class OpenWork {

  // incidents go by their severity, from 0
  private static final int LATE_ACTION = 4;
  private static final int AGENDA = 5;
  private static final int QUESTION = 6;
  private static final int ACTION = 7;

  private final OpenWorkQueries queries;
  private final MeetingMoves moves;
  private final BusinessCalendar calendar;
  private final Clock clock;

  /**
   * A meeting that can still be moved.
   *
   * @param otherTimes that are free
   */
  record Meeting(
      String reference, String path, String title, Instant start, OfferedTimes otherTimes) {}

  OpenWork(OpenWorkQueries queries, MeetingMoves moves, BusinessCalendar calendar, Clock clock) {
    this.queries = queries;
    this.moves = moves;
    this.calendar = calendar;
    this.clock = clock;
  }

  void show(LinkVisit visit, Model model) {
    String client = visit.client().reference();
    List<OpenIncident> incidents = queries.incidents(
        client,
        visit.contact().email(),
        clock.instant().atZone(visit.client().timeZone()).toLocalDate());
    List<ReviewAhead> reviews = queries.reviews(client);
    List<OpenQuestion> questions = queries.questions(client, visit.contact().email());
    List<OpenItem> items = new ArrayList<>();
    for (OpenIncident incident : incidents) {
      if (incident.status() == IncidentStatus.AWAITING_CLIENT && !incident.waits()) {
        items.add(item(visit, incident));
      }
    }
    for (ReviewAhead review : reviews) {
      if (review.begun()) {
        items.add(item(visit, review));
      }
    }
    for (OpenQuestion question : questions) {
      if (question.status() == QuestionStatus.ANSWERED) {
        items.add(item(visit, question));
      }
    }
    for (OpenAction action : queries.actions(client)) {
      items.add(item(visit, action));
    }
    items.sort(Comparator.comparingInt(OpenItem::urgency).thenComparing(OpenItem::since));
    items.removeIf(item -> visit.isAbout(item.scope(), item.reference()));
    model.addAttribute("openItems", items);
    model.addAttribute("nextMeeting", nextMeeting(visit, reviews));
    model.addAttribute("ourDates", ourDates(visit));
    model.addAttribute("incidents", incidents);
    model.addAttribute("reviews", reviews);
    model.addAttribute("questions", questions);
  }

  /** The provider's time as well, where it differs from the contact's; else null. */
  private MailDates ourDates(LinkVisit visit) {
    return calendar.zone().equals(visit.contact().timeZone())
        ? null
        : MailDates.namingZone(calendar.zone(), visit.locale());
  }

  /** Of the later ones their own pages say when they could be. */
  private Meeting nextMeeting(LinkVisit visit, List<ReviewAhead> reviews) {
    if (reviews.isEmpty() || visit.scope() == LinkScope.REVIEW) {
      return null;
    }
    ReviewAhead next = reviews.get(0);
    try {
      return new Meeting(
          next.reference(),
          visit.pathOf(LinkScope.REVIEW, next.reference()),
          next.title(),
          next.start(),
          moves.alternatives(next.reference(), null));
    } catch (StateConflict e) {
      return null; // held or cancelled this very moment
    }
  }

  private static OpenItem item(LinkVisit visit, OpenIncident incident) {
    return new OpenItem(
        incident.severity().ordinal(),
        incident.reportedAt(),
        LinkScope.INCIDENT,
        incident.reference(),
        visit.pathOf(LinkScope.INCIDENT, incident.reference()),
        incident.severity().name(),
        incident.title(),
        LinkVisit.OURS,
        whatToDo(visit, incident));
  }

  private static String whatToDo(LinkVisit visit, OpenIncident incident) {
    PageTexts texts = visit.texts();
    String reference = incident.reference();
    String reported = visit.dates().on(incident.reportedAt());
    if (incident.askedBy() != null) {
      return texts.of("open.incidentAsked", reference, reported, visit.nameOf(incident.askedBy()));
    }
    if (incident.promisedFor() != null) {
      return texts.of(
          "open.incidentPromised", reference, reported, visit.dates().date(incident.promisedFor()));
    }
    return incident.unanswered()
        ? texts.of("open.incidentUnanswered", reference, reported)
        : texts.of("open.incident", reference, reported);
  }

  private static OpenItem item(LinkVisit visit, ReviewAhead review) {
    return new OpenItem(
        AGENDA,
        review.start(),
        LinkScope.REVIEW,
        review.reference(),
        visit.pathOf(LinkScope.REVIEW, review.reference()),
        null,
        visit.texts().of("review.title", visit.dates().period(review.title())),
        null,
        visit.texts().of("open.agenda", visit.dates().dateTime(review.start())));
  }

  private static OpenItem item(LinkVisit visit, OpenQuestion question) {
    return new OpenItem(
        QUESTION,
        question.answeredAt(),
        LinkScope.QUESTION,
        question.reference(),
        visit.pathOf(LinkScope.QUESTION, question.reference()),
        null,
        question.subject(),
        visit.contact().language(),
        visit
            .texts()
            .of("open.question", question.reference(), visit.dates().on(question.answeredAt())));
  }

  private OpenItem item(LinkVisit visit, OpenAction action) {
    LocalDate today = clock.instant().atZone(visit.contact().timeZone()).toLocalDate();
    boolean late = action.dueDate().isBefore(today);
    return new OpenItem(
        late ? LATE_ACTION : ACTION,
        action.dueDate().atStartOfDay(ZoneOffset.UTC).toInstant(),
        LinkScope.ACTION,
        action.key(),
        visit.pathOf(LinkScope.ACTION, action.key()),
        null,
        action.title(),
        LinkVisit.OURS,
        visit
            .texts()
            .of(late ? "open.actionLate" : "open.action", visit.dates().date(action.dueDate())));
  }
}
