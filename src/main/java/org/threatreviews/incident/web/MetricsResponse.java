package org.threatreviews.incident.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.threatreviews.incident.QuarterMetrics;
import org.threatreviews.incident.QuarterMetrics.Figures;
import org.threatreviews.incident.Severity;
import org.threatreviews.promise.PromiseKind;
import org.threatreviews.promise.PromisesDue;

record MetricsResponse(String client, List<Quarter> quarters) {

  record Quarter(
      String quarter,
      SortedMap<Severity, Long> incidents,
      @JsonUnwrapped Figures all,
      SortedMap<Severity, Figures> bySeverity,

      @Schema(description = "What either side had promised for the quarter, and what was kept")
      SortedMap<PromiseKind, PromisesDue.Count> promises) {}

  static MetricsResponse of(
      String client,
      List<QuarterMetrics> quarters,
      Function<QuarterMetrics, PromisesDue> promises) {
    return new MetricsResponse(
        client,
        quarters.stream()
            .map(q -> new Quarter(
                q.quarter(),
                new TreeMap<>(q.incidents()),
                q.all(),
                new TreeMap<>(q.bySeverity()),
                new TreeMap<>(promises.apply(q).counts())))
            .toList());
  }
}
