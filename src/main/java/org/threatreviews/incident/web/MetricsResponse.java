package org.threatreviews.incident.web;

import java.util.List;
import org.threatreviews.incident.QuarterMetrics;

record MetricsResponse(String client, List<QuarterMetrics> quarters) {}
