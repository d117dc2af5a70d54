package org.threatreviews.improvement.web;

import java.util.List;

/** One page of a client's improvement list, counted from 0. */
record ImprovementPageResponse(List<ImprovementResponse> items, int page, int size, long total) {}
