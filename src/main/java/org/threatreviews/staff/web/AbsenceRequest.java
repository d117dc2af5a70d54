package org.threatreviews.staff.web;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * Days on which somebody is away, in the business zone.
 *
 * @param from first day
 * @param to last day, inclusive; today or later
 */
record AbsenceRequest(@NotNull LocalDate from, @NotNull LocalDate to) {}
