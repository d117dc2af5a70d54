package org.threatreviews.incident;

/**
 * How persistently incidents of one severity are followed up; all spans in working days.
 *
 * @param reminderIntervalDays between two reminders
 * @param remindersPerContact then the next contact is reminded
 * @param leadEscalationDays of silence, after which the team lead decides
 * @param leadDecisionDays that the lead has for it
 * @param phoneCall whether the SOC also phones at once
 * @param verificationDays that the SOC has to verify a mitigation or to help
 */
public record FollowUpPolicy(
    int reminderIntervalDays,
    int remindersPerContact,
    int leadEscalationDays,
    int leadDecisionDays,
    boolean phoneCall,
    int verificationDays) {}
