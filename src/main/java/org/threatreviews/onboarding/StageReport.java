package org.threatreviews.onboarding;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How a stage of the onboarding came to its end.
 *
 * @param doneOn the day, in the business zone, on which the call was held or telemetry was ready
 * @param notes may be null
 * @param recordedAt when the next stage began
 * @param recordedBy user id, or {@code system}
 */
public record StageReport(LocalDate doneOn, String notes, Instant recordedAt, String recordedBy) {}
