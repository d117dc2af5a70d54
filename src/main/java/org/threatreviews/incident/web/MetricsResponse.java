package org.threatreviews.incident.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.threatreviews.incident.QuarterMetrics;
import org.threatreviews.incident.QuarterMetrics.Figures;
import org.threatreviews.incident.Severity;
import org.threatreviews.promise.PromiseKind;
import org.threatreviews.promise.PromisesDue;

record MetricsResponse(String client, List<Quarter> quarters) {

  record Quarter(
      String quarter,
      Map<Severity, Long> incidents,
      @JsonUnwrapped Figures all,
      Map<Severity, Figures> bySeverity,

      @Schema(description = "What either side had promised for the quarter, and what was kept")
      Map<PromiseKind, PromisesDue.Count> promises) {}

  static MetricsResponse of(
      String client,
      List<QuarterMetrics> quarters,
      Function<QuarterMetrics, PromisesDue> promises) {
    return new MetricsResponse(
        client,
        quarters.stream()
            .map(q -> new Quarter(
                q.quarter(),
                q.incidents(),
                q.all(),
                q.bySeverity(),
                promises.apply(q).counts()))
            .toList());
  }
}
