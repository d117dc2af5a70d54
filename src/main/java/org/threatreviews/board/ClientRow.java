package org.threatreviews.board;

import java.time.LocalDate;
import java.util.List;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.client.Subscription;

/**
 * A client on the board.
 *
 * @param nextReview null when none is planned
 * @param unanswered how many open incidents the client has left unanswered for too long
 * @param openQuestions questions that are waiting for our answer
 * @param silence null when the client answers
 * @param leadTasks tasks about this client that are waiting for the team lead
 * @param overdueTasks other tasks about this client that are past their due date
 */
public record ClientRow(
    String reference,
    String name,
    ClientStatus status,
    OnboardingStage onboardingStage,
    Subscription subscription,
    LocalDate contractEnd,
    ScheduledReview nextReview,
    List<IncidentCount> openIncidents,
    int unanswered,
    int openQuestions,
    ClientSilence silence,
    List<OpenTask> leadTasks,
    List<OpenTask> overdueTasks,
    List<EngineIncident> engineIncidents,
    List<FailedMail> failedMails) {}
