package org.threatreviews.improvement;

import java.util.List;

/** One page of a client's improvements, counted from 0. */
public record ImprovementPage(List<Improvement> items, int page, int size, long total) {}
