package org.threatreviews.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.review.AnalystPool;
import org.threatreviews.review.PoolMember;
import org.threatreviews.review.Workload;

/** The people who hold threat reviews, and what they have to do, over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Analysts")
class AnalystController {

  private final AnalystPool pool;
  private final Workload workload;
  private final BusinessCalendar calendar;

  AnalystController(AnalystPool pool, Workload workload, BusinessCalendar calendar) {
    this.pool = pool;
    this.workload = workload;
    this.calendar = calendar;
  }

  @GetMapping("/analysts")
  @Operation(summary = "The pool by user id, who has left last, with absences that are not over")
  AnalystPageResponse list(
      @RequestParam(defaultValue = "0") @Min(0) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    List<PoolMember> all = pool.members();
    List<AnalystResponse> items = all.stream()
        .skip((long) page * size)
        .limit(size)
        .map(AnalystResponse::of)
        .toList();
    return new AnalystPageResponse(items, page, size, all.size());
  }

  @PostMapping("/analysts")
  @Operation(summary = "Take somebody into the pool; their account may be made later")
  ResponseEntity<AnalystResponse> take(@Valid @RequestBody AnalystRequest request) {
    AnalystPool.Submission submission = pool.submit(request.analyst());
    AnalystResponse body = AnalystResponse.of(submission.member());
    return submission.created()
        ? ResponseEntity.created(path(body.userId())).body(body)
        : ResponseEntity.ok(body);
  }

  @GetMapping("/analysts/{userId}")
  @Operation(summary = "Somebody of the pool")
  AnalystResponse get(@PathVariable String userId) {
    return AnalystResponse.of(pool.member(userId));
  }

  @PatchMapping("/analysts/{userId}")
  @Operation(
      summary = "Change what is known about somebody; fields that are left out stay",
      description =
          "With active = false they leave the pool and hand over all reviews ahead, with active ="
              + " true they come back.")
  AnalystResponse change(@PathVariable String userId, @Valid @RequestBody AnalystPatch patch) {
    return AnalystResponse.of(pool.change(userId, patch.change()));
  }

  @DeleteMapping("/analysts/{userId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Somebody leaves the pool and hands over all reviews ahead",
      description = "The record stays, with active = false. Again it changes nothing.")
  void leave(@PathVariable String userId) {
    pool.leave(userId);
  }

  @PostMapping("/analysts/{userId}/absences")
  @Operation(
      summary = "Somebody is away on these days; their reviews then are handed over",
      description =
          "Absences that overlap become one, which is the answer. 200 when they are away on all"
              + " these days already.")
  ResponseEntity<AnalystResponse.AbsenceResponse> registerAbsence(
      @PathVariable String userId, @Valid @RequestBody AbsenceRequest request) {
    AnalystPool.RegisteredAbsence registered =
        pool.registerAbsence(userId, request.from(), request.to());
    AnalystResponse.AbsenceResponse body = AnalystResponse.AbsenceResponse.of(registered.absence());
    return registered.created()
        ? ResponseEntity.created(path(userId, "absences", body.from().toString()))
            .body(body)
        : ResponseEntity.ok(body);
  }

  @DeleteMapping("/analysts/{userId}/absences/{from}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Somebody will be there after all",
      description = "Reviews that were handed over stay where they are.")
  void withdrawAbsence(@PathVariable String userId, @PathVariable LocalDate from) {
    pool.withdrawAbsence(userId, from);
  }

  @GetMapping("/analysts/forecast")
  @Operation(summary = "Meetings and hours of each person in the coming weeks")
  ForecastResponse forecast(@RequestParam(defaultValue = "13") @Min(1) @Max(53) int weeks) {
    return ForecastResponse.of(workload.forecast(weeks));
  }

  @GetMapping("/clients/{client}/plan-preview")
  @Operation(
      summary = "What planning this client's reviews would give, and whether the pool holds it",
      description = "Plans nothing. The time is in the business zone.")
  PlanPreviewResponse preview(
      @PathVariable String client,
      @RequestParam PreferredWeekday preferredWeekday,
      @RequestParam LocalTime preferredTime) {
    return PlanPreviewResponse.of(
        workload.preview(client, preferredWeekday.day(), preferredTime), calendar.zone());
  }

  private static URI path(String... segments) {
    return UriComponentsBuilder.fromPath("/api/v1/analysts")
        .pathSegment(segments)
        .encode()
        .build()
        .toUri();
  }
}
