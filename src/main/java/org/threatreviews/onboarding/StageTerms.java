package org.threatreviews.onboarding;

/**
 * @param dueDays working days from the stage's beginning until it is late
 * @param reminderIntervalDays working days between two reminders to the client; null when the stage
 *     has none
 * @param chaseDays working days that the team lead has to chase the stage once it is late
 */
public record StageTerms(int dueDays, Integer reminderIntervalDays, int chaseDays) {}
