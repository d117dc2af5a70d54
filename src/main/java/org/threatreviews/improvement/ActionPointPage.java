package org.threatreviews.improvement;

import java.util.List;

/** One page of a client's action points, counted from 0. */
public record ActionPointPage(List<ActionPoint> items, int page, int size, long total) {}
