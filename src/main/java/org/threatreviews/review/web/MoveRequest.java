package org.threatreviews.review.web;

import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;

/**
 * @param start the new begin of the meeting, ISO 8601 with offset
 */
record MoveRequest(@NotNull OffsetDateTime start) {}
