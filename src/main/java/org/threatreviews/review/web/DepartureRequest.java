package org.threatreviews.review.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Somebody leaves the pool.
 *
 * @param lastDay the last day on which they hold reviews, in the business zone; today or later
 * @param successor user id of who gets what they had where that is possible; may be left out
 */
record DepartureRequest(
    @NotNull LocalDate lastDay, @Size(max = 64) String successor) {}
