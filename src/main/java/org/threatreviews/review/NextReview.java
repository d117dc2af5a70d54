package org.threatreviews.review;

import java.time.Instant;

/** The next meeting of a client. */
public record NextReview(String reference, Instant start) {}
