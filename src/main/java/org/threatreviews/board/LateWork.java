package org.threatreviews.board;

/**
 * What is late or broken, over all clients.
 *
 * @param leadTasks tasks that are waiting for the team lead, overdue or not
 * @param overdueTasks tasks of anybody else that are past their due date
 * @param bouncesToRead messages in the bounce mailbox that somebody has to read
 */
public record LateWork(
    Part<OpenTask> leadTasks,
    Part<OpenTask> overdueTasks,
    Part<EngineIncident> engineIncidents,
    Part<FailedMail> failedMails,
    int bouncesToRead) {}
