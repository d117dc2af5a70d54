package org.threatreviews.improvement.web;

import java.util.List;

/** One page of a client's action points, counted from 0. */
record ActionPointPageResponse(List<ActionPointResponse> items, int page, int size, long total) {}
