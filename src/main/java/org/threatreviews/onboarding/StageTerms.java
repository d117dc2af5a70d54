package org.threatreviews.onboarding;

/**
 * @param dueDays working days from the stage's beginning until it is late
 * @param reminderIntervalDays working days between two reminders to the client; null when the stage
 *     has none
 */
public record StageTerms(int dueDays, Integer reminderIntervalDays) {}
