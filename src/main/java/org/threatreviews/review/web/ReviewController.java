package org.threatreviews.review.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.review.ReviewRecord;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.invitation.ReviewCalendars;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.pack.PackFile;
import org.threatreviews.review.pack.ReviewPacks;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.task.NextStep;

/** Programmes, reviews and agendas over HTTP. */
@RestController
@RequestMapping("/api/v1")
class ReviewController {

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final ReviewProgramme programme;
  private final ReviewCalendars calendars;
  private final MeetingMoves moves;
  private final ContractChanges contractChanges;
  private final ThreatReviews reviews;
  private final ReviewPacks packs;
  private final ReviewAgenda reviewAgenda;
  private final ReviewNextSteps nextSteps;
  private final BusinessCalendar calendar;

  ReviewController(
      ReviewProgramme programme,
      ReviewCalendars calendars,
      MeetingMoves moves,
      ContractChanges contractChanges,
      ThreatReviews reviews,
      ReviewPacks packs,
      ReviewAgenda reviewAgenda,
      ReviewNextSteps nextSteps,
      BusinessCalendar calendar) {
    this.programme = programme;
    this.calendars = calendars;
    this.moves = moves;
    this.contractChanges = contractChanges;
    this.reviews = reviews;
    this.packs = packs;
    this.reviewAgenda = reviewAgenda;
    this.nextSteps = nextSteps;
    this.calendar = calendar;
  }

  @GetMapping("/clients/{client}/reviews")
  @Operation(summary = "A client's threat reviews by start, those held and those ahead")
  ReviewPageResponse list(
      @PathVariable String client,
      @RequestParam(defaultValue = "0") @Min(0) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    List<ReviewSummary> all = programme.reviewsOf(client);
    List<ReviewSummary> shown =
        all.stream().skip((long) page * size).limit(size).toList();
    Map<String, NextStep> next = nextSteps.of(shown);
    List<ReviewResponse> items = shown.stream()
        .map(review -> ReviewResponse.of(review, next.get(review.reference()), zone()))
        .toList();
    return new ReviewPageResponse(items, page, size, all.size());
  }

  @GetMapping("/clients/{client}/reviews.ics")
  ResponseEntity<byte[]> feed(@PathVariable String client) {
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"threat-reviews.ics\"")
        .body(calendars.ofClient(client));
  }

  @PostMapping("/clients/{client}/contract-changes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ContractChangeResponse change(
      @PathVariable String client, @Valid @RequestBody ContractChangeRequest request) {
    return ContractChangeResponse.of(contractChanges.carryOut(client, request.change()), zone());
  }

  @PostMapping("/clients/{client}/contract-changes/preview")
  @Operation(
      summary = "What a contract change would plan, move, cancel and mail; nothing is changed")
  ContractChangeResponse preview(
      @PathVariable String client, @Valid @RequestBody ContractChangeRequest request) {
    return ContractChangeResponse.of(contractChanges.preview(client, request.change()), zone());
  }

  @GetMapping("/reviews/{reference}")
  ReviewRecordResponse review(@PathVariable String reference) {
    ReviewRecord found = reviews.recordOf(reference);
    return ReviewRecordResponse.of(found, next(found.review()), zone());
  }

  @GetMapping("/reviews/{reference}/pack.pdf")
  ResponseEntity<byte[]> pack(@PathVariable String reference) {
    PackFile file = packs.file(reference);
    return ResponseEntity.ok()
        .eTag(file.sha256())
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"%s.pdf\"".formatted(reference))
        .body(file.content());
  }

  @GetMapping("/reviews/{reference}/pack-warnings")
  @Operation(
      summary =
          "The texts of the draft that its PDF would say in other words, in the order of the pack",
      description =
          "Because this machine has no font for them. Of a published pack: what its file says"
              + " in other words. Empty when every text is set as it was written.")
  PackWarningsResponse packWarnings(@PathVariable String reference) {
    return new PackWarningsResponse(packs.unsetIn(reference));
  }

  @PostMapping("/reviews/{reference}/moves")
  ReviewResponse move(@PathVariable String reference, @Valid @RequestBody MoveRequest request) {
    ReviewSummary moved = moves.move(reference, request.start().toInstant());
    return ReviewResponse.of(moved, next(moved), zone(), reviews.warnings(reference));
  }

  @GetMapping("/reviews/{reference}/agenda")
  @Operation(summary = "The agenda of a review, in the order of the meeting")
  AgendaResponse agenda(@PathVariable String reference) {
    return AgendaResponse.of(reviewAgenda.of(reference), zone());
  }

  @PutMapping("/reviews/{reference}/agenda/{id}")
  AgendaResponse.Item decide(
      @PathVariable String reference,
      @PathVariable UUID id,
      @Valid @RequestBody AgendaDecisionRequest request,
      Principal user) {
    AgendaResponse agenda = AgendaResponse.of(
        reviewAgenda.decide(reference, id, request.decision(), user.getName()), zone());
    return agenda.items().stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private NextStep next(ReviewSummary review) {
    return nextSteps.of(List.of(review)).get(review.reference());
  }

  private ZoneId zone() {
    return calendar.zone();
  }
}
