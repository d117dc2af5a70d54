package org.threatreviews.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.review.handover.DeparturePreviews;
import org.threatreviews.staff.Departures;

/** People leave the pool on a day, over HTTP. */
@RestController
@RequestMapping("/api/v1/analysts/{userId}/departure")
@Tag(name = "Analysts")
class DepartureController {

  private final DeparturePreviews previews;
  private final Departures departures;
  private final BusinessCalendar calendar;

  DepartureController(
      DeparturePreviews previews, Departures departures, BusinessCalendar calendar) {
    this.previews = previews;
    this.departures = departures;
    this.calendar = calendar;
  }

  @GetMapping("/preview")
  @Operation(
      summary = "What this departure would change: which client gets whom, and who is told",
      description = "Changes nothing.")
  DepartureResponse preview(
      @PathVariable String userId,
      @RequestParam LocalDate lastDay,
      @RequestParam(required = false) String successor) {
    return DepartureResponse.of(previews.of(userId, lastDay, successor), calendar.zone());
  }

  @PostMapping
  @Operation(
      summary = "A member leaves the pool after this day",
      description =
          "Until then nothing changes. What they hold after it is handed over at once, and each"
              + " client is told once. The answer is what the preview shows. The same again changes"
              + " nothing; another day or successor replaces what was announced.")
  ResponseEntity<DepartureResponse> announce(
      @PathVariable String userId, @Valid @RequestBody DepartureRequest request) {
    DepartureResponse body = DepartureResponse.of(
        previews.of(userId, request.lastDay(), request.successor()), calendar.zone());
    boolean created = departures.announce(userId, request.lastDay(), request.successor());
    return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK).body(body);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "They stay after all",
      description =
          "They get back what they had, as far as it has not been held. Without a departure nothing"
              + " happens.")
  void withdraw(@PathVariable String userId) {
    departures.withdraw(userId);
  }
}
