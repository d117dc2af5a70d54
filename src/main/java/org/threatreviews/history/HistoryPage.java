package org.threatreviews.history;

import java.util.List;

/** One page of decisions, oldest first; pages are counted from 0. */
public record HistoryPage(List<RecordedDecision> items, int page, int size, long total) {}
