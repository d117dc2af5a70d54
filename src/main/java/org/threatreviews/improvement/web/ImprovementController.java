package org.threatreviews.improvement.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.improvement.ActionKey;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementPage;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextSteps;

/** The improvement list over HTTP. */
@RestController
@RequestMapping("/api/v1")
class ImprovementController {

  private final Improvements improvements;
  private final NextSteps nextSteps;
  private final BusinessCalendar calendar;

  ImprovementController(Improvements improvements, NextSteps nextSteps, BusinessCalendar calendar) {
    this.improvements = improvements;
    this.nextSteps = nextSteps;
    this.calendar = calendar;
  }

  @GetMapping("/clients/{client}/improvements")
  @Operation(summary = "A client's improvement list, oldest proposal first")
  ImprovementPageResponse list(
      @PathVariable String client,
      @RequestParam(defaultValue = "0") @Min(0) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    ImprovementPage found = improvements.page(client, page, size);
    Map<String, NextStep> next =
        nextSteps.of(found.items().stream().map(ImprovementController::key).toList());
    return new ImprovementPageResponse(
        found.items().stream()
            .map(improvement ->
                ImprovementResponse.of(improvement, next.get(key(improvement)), calendar.zone()))
            .toList(),
        page,
        size,
        found.total());
  }

  @PostMapping("/clients/{client}/improvements")
  ResponseEntity<ImprovementResponse> propose(
      @PathVariable String client, @Valid @RequestBody ImprovementRequest request) {
    Improvements.Submission submission = improvements.submit(request.of(client));
    return ResponseEntity.status(submission.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(response(submission.improvement()));
  }

  @PatchMapping("/improvements/{id}")
  ImprovementResponse change(@PathVariable long id, @Valid @RequestBody ImprovementPatch patch) {
    return response(improvements.change(id, patch.change()));
  }

  private ImprovementResponse response(Improvement improvement) {
    return ImprovementResponse.of(
        improvement, nextSteps.of(key(improvement)).orElse(null), calendar.zone());
  }

  private static String key(Improvement improvement) {
    return ActionKey.of(improvement.id()).toString();
  }
}
