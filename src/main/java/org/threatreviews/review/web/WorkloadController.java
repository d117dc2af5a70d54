package org.threatreviews.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalTime;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.review.plan.Workload;

/** What analysts have to do, and whether they can, over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Analysts")
class WorkloadController {

  private final Workload workload;
  private final BusinessCalendar calendar;

  WorkloadController(Workload workload, BusinessCalendar calendar) {
    this.workload = workload;
    this.calendar = calendar;
  }

  @GetMapping("/analysts/forecast")
  @Operation(summary = "Meetings and hours of each person in the coming weeks")
  ForecastResponse forecast(@RequestParam(defaultValue = "13") @Min(1) @Max(53) int weeks) {
    return ForecastResponse.of(workload.forecast(weeks));
  }

  @GetMapping("/clients/{client}/plan-preview")
  @Operation(
      summary = "A preview of this client's plan, and whether the pool can handle it",
      description = "Plans nothing. The time is in the business zone.")
  PlanPreviewResponse preview(
      @PathVariable String client,
      @RequestParam PreferredWeekday preferredWeekday,
      @RequestParam LocalTime preferredTime) {
    return PlanPreviewResponse.of(
        workload.preview(client, preferredWeekday.day(), preferredTime), calendar.zone());
  }
}
