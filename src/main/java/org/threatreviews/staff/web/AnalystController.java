package org.threatreviews.staff.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.LocalDate;
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
import org.threatreviews.staff.PoolMember;
import org.threatreviews.staff.Staff;

/** The people who hold threat reviews over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Analysts")
class AnalystController {

  private final Staff staff;

  AnalystController(Staff staff) {
    this.staff = staff;
  }

  @GetMapping("/analysts")
  @Operation(summary = "The pool by user id, former members last, with absences that are not over")
  AnalystPageResponse list(
      @RequestParam(defaultValue = "0") @Min(0) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    List<PoolMember> all = staff.members();
    List<AnalystResponse> items = all.stream()
        .skip((long) page * size)
        .limit(size)
        .map(AnalystResponse::of)
        .toList();
    return new AnalystPageResponse(items, page, size, all.size());
  }

  @PostMapping("/analysts")
  @Operation(summary = "Add somebody to the pool; their account can be created later")
  ResponseEntity<AnalystResponse> take(@Valid @RequestBody AnalystRequest request) {
    Staff.Submission submission = staff.submit(request.analyst());
    AnalystResponse body = AnalystResponse.of(submission.member());
    return submission.created()
        ? ResponseEntity.created(path(body.userId())).body(body)
        : ResponseEntity.ok(body);
  }

  @GetMapping("/analysts/{userId}")
  @Operation(summary = "A member of the pool")
  AnalystResponse get(@PathVariable String userId) {
    return AnalystResponse.of(staff.member(userId));
  }

  @PatchMapping("/analysts/{userId}")
  @Operation(
      summary = "Change the details of a member; omitted fields stay as they are",
      description =
          "With active = false they leave the pool and hand over all reviews ahead, with active ="
              + " true they come back.")
  AnalystResponse change(@PathVariable String userId, @Valid @RequestBody AnalystPatch patch) {
    return AnalystResponse.of(staff.change(userId, patch.change()));
  }

  @DeleteMapping("/analysts/{userId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "A member leaves the pool and hands over all future reviews",
      description = "The record stays, with active = false. Repeating the call changes nothing.")
  void leave(@PathVariable String userId) {
    staff.leave(userId);
  }

  @PostMapping("/analysts/{userId}/absences")
  @Operation(
      summary = "A member is away on these days; their reviews are handed over",
      description =
          "Absences that overlap become one, which is the answer. 200 when they are away on all"
              + " these days already.")
  ResponseEntity<AnalystResponse.AbsenceResponse> registerAbsence(
      @PathVariable String userId, @Valid @RequestBody AbsenceRequest request) {
    Staff.RegisteredAbsence registered =
        staff.registerAbsence(userId, request.from(), request.to());
    AnalystResponse.AbsenceResponse body = AnalystResponse.AbsenceResponse.of(registered.absence());
    return registered.created()
        ? ResponseEntity.created(path(userId, "absences", body.from().toString()))
            .body(body)
        : ResponseEntity.ok(body);
  }

  @DeleteMapping("/analysts/{userId}/absences/{from}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "A member will not be away after all",
      description = "Reviews that have been handed over stay where they are.")
  void withdrawAbsence(@PathVariable String userId, @PathVariable LocalDate from) {
    staff.withdrawAbsence(userId, from);
  }

  private static URI path(String... segments) {
    return UriComponentsBuilder.fromPath("/api/v1/analysts")
        .pathSegment(segments)
        .encode()
        .build()
        .toUri();
  }
}
