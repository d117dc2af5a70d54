package org.threatreviews.improvement.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.improvement.ActionKey;
import org.threatreviews.improvement.ActionPoint;
import org.threatreviews.improvement.ActionPointPage;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextSteps;

/** The action points of reviews over HTTP; a review agrees on them by its agenda. */
@RestController
@RequestMapping("/api/v1")
class ActionPointController {

  private final ActionPoints actionPoints;
  private final NextSteps nextSteps;
  private final BusinessCalendar calendar;

  ActionPointController(ActionPoints actionPoints, NextSteps nextSteps, BusinessCalendar calendar) {
    this.actionPoints = actionPoints;
    this.nextSteps = nextSteps;
    this.calendar = calendar;
  }

  @GetMapping("/clients/{client}/action-points")
  @Operation(summary = "A client's action points, the last agreed first")
  ActionPointPageResponse list(
      @PathVariable String client,
      @RequestParam(defaultValue = "0") @Min(0) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    ActionPointPage found = actionPoints.page(client, page, size);
    Map<String, NextStep> next =
        nextSteps.of(found.items().stream().map(ActionPointController::key).toList());
    return new ActionPointPageResponse(
        found.items().stream()
            .map(point -> ActionPointResponse.of(point, next.get(key(point)), calendar.zone()))
            .toList(),
        page,
        size,
        found.total());
  }

  @PatchMapping("/action-points/{id}")
  ActionPointResponse change(@PathVariable UUID id, @Valid @RequestBody ActionPointPatch patch) {
    return response(actionPoints.change(id, patch.change(), null));
  }

  private ActionPointResponse response(ActionPoint point) {
    return ActionPointResponse.of(point, nextSteps.of(key(point)).orElse(null), calendar.zone());
  }

  private static String key(ActionPoint point) {
    return ActionKey.of(point.id()).toString();
  }
}
