package org.threatreviews.portal.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.threatreviews.portal.LinkNotValid;
import org.threatreviews.portal.LinkVisit;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewRecord;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaKind;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.meeting.MinutesReply;
import org.threatreviews.review.meeting.ReviewMinutes;
import org.threatreviews.review.move.DateCalls;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.pack.PackFile;
import org.threatreviews.review.pack.ReviewPacks;
import org.threatreviews.review.place.MeetingPlaces;
import org.threatreviews.review.plan.MeetingPlaceChanges;

/** The page of one threat review. */
@Component
class ReviewPages {

  private final ThreatReviews reviews;
  private final ReviewPacks packs;
  private final ReviewAgenda reviewAgenda;
  private final ReviewMinutes minutes;
  private final MeetingMoves moves;
  private final DateCalls calls;
  private final MeetingPlaceChanges places;
  private final Clock clock;

  ReviewPages(
      ThreatReviews reviews,
      ReviewPacks packs,
      ReviewAgenda reviewAgenda,
      ReviewMinutes minutes,
      MeetingMoves moves,
      DateCalls calls,
      MeetingPlaceChanges places,
      Clock clock) {
    this.places = places;
    this.reviews = reviews;
    this.packs = packs;
    this.reviewAgenda = reviewAgenda;
    this.minutes = minutes;
    this.moves = moves;
    this.calls = calls;
    this.clock = clock;
  }

  String show(LinkVisit visit, Model model) {
    ReviewRecord record = reviews.recordOf(visit.reference());
    AgendaView agenda = reviewAgenda.of(visit.reference());
    ReviewStatus status = record.review().status();
    model.addAttribute("review", record.review());
    model.addAttribute(
        "points",
        agenda.items().stream()
            .filter(item -> item.kind() == AgendaKind.CLIENT_POINT)
            .toList());
    List<MinutesReply> replies = minutes.replies(visit.reference());
    model.addAttribute("continued", reviews.isContinued(visit.reference()));
    model.addAttribute("minutes", minutes.of(visit.reference()).orElse(null));
    model.addAttribute(
        "history", replies.stream().map(reply -> event(visit, reply)).toList());
    model.addAttribute(
        "confirmed",
        replies.stream()
            .anyMatch(r -> r.confirms() && r.contact().equals(visit.contact().email())));
    model.addAttribute("pack", packs.find(visit.reference()).orElse(null));
    boolean open = status == ReviewStatus.PLANNED || status == ReviewStatus.PUBLISHED;
    model.addAttribute("open", open);
    boolean held = record.review().outcome() == ReviewOutcome.HELD;
    boolean movable = open && !held && record.review().start().isAfter(clock.instant());
    model.addAttribute("movable", movable);
    model.addAttribute(
        "meetingPlace",
        movable ? places.of(visit.reference()).map(MeetingPlaces.Found::place).orElse(null) : null);
    model.addAttribute("callWanted", calls.isWanted(visit.reference()));
    model.addAttribute(
        "otherTimes",
        movable
            ? moves.alternatives(visit.reference(), (LocalDate) model.getAttribute("week"))
            : null);
    return "portal-review";
  }

  ResponseEntity<byte[]> packFile(LinkVisit visit) {
    PackFile file = publishedFile(visit.reference());
    return ResponseEntity.ok()
        .eTag(file.sha256())
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"%s.pdf\"".formatted(visit.reference()))
        .body(file.content());
  }

  private PackFile publishedFile(String review) {
    try {
      return packs.file(review);
    } catch (StateConflict notPublished) {
      throw new LinkNotValid();
    }
  }

  /**
   * @param present the time that the meeting had on the page that was sent
   * @param start the one that the contact has chosen
   */
  Done chooseTime(LinkVisit visit, String present, String start) {
    return Done.of(moves.chooseAlternative(
        visit.reference(),
        visit.contact().email(),
        FormInput.instant("present", present),
        FormInput.instant("start", start)));
  }

  /** None of the times suits: the contact wants to be called. */
  Done askForCall(LinkVisit visit) {
    return Done.of(calls.ask(visit.reference(), visit.contact().email()));
  }

  private static HistoryEntry event(LinkVisit visit, MinutesReply reply) {
    return new HistoryEntry(
        reply.givenAt(),
        visit
            .texts()
            .of(
                reply.confirms() ? "history.minutesConfirmed" : "history.minutesCommented",
                visit.nameOf(reply.contact())),
        reply.text(),
        visit.languageOf(reply.contact()));
  }

  Done confirmMinutes(LinkVisit visit) {
    return Done.of(minutes.confirm(visit.reference(), visit.contact().email()));
  }

  Done commentMinutes(LinkVisit visit, String text) {
    return Done.of(
        minutes.comment(visit.reference(), visit.contact().email(), FormInput.text("text", text)));
  }

  Done addAgendaPoint(LinkVisit visit, String text) {
    int before = reviewAgenda.of(visit.reference()).items().size();
    reviewAgenda.raise(visit.reference(), visit.contact().email(), FormInput.text("text", text));
    return Done.of(reviewAgenda.of(visit.reference()).items().size() > before);
  }
}
