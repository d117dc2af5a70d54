package org.threatreviews.incident;

import java.util.List;

/** One page of a client's incidents, counted from 0, oldest report first. */
public record IncidentPage(List<IncidentSummary> items, int page, int size, long total) {}
