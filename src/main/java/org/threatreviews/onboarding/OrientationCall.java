package org.threatreviews.onboarding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * What came out of an orientation call.
 *
 * @param heldOn null for today
 * @param preferredWeekday on which the reviews take place
 * @param preferredTime at which they begin, in the business zone
 * @param notes may be null
 */
public record OrientationCall(
    LocalDate heldOn, DayOfWeek preferredWeekday, LocalTime preferredTime, String notes) {}
