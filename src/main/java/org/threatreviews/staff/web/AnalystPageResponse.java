package org.threatreviews.staff.web;

import java.util.List;

/** One page of the pool, counted from 0. */
record AnalystPageResponse(List<AnalystResponse> items, int page, int size, long total) {}
