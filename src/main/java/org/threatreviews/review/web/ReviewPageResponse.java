package org.threatreviews.review.web;

import java.util.List;

/** One page of a client's reviews by sequence, counted from 0. */
record ReviewPageResponse(List<ReviewResponse> items, int page, int size, long total) {}
