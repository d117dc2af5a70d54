package org.threatreviews.incident.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.threatreviews.incident.QuarterMetrics;
import org.threatreviews.incident.QuarterMetrics.Figures;
import org.threatreviews.incident.Severity;

record MetricsResponse(String client, List<Quarter> quarters) {

  record Quarter(
      String quarter,
      Map<Severity, Long> incidents,
      @JsonUnwrapped Figures all,
      Map<Severity, Figures> bySeverity) {}

  static MetricsResponse of(String client, List<QuarterMetrics> quarters) {
    return new MetricsResponse(
        client,
        quarters.stream()
            .map(q -> new Quarter(q.quarter(), q.incidents(), q.all(), q.bySeverity()))
            .toList());
  }
}
