package org.threatreviews.histories;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContactAbsences;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.demo.TestTime;
import org.threatreviews.engine.DueJobs;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.invariant.Invariants;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Staff;
import org.threatreviews.task.NextSteps;

/** All the doors through which people and programs act on the application. */
@Component
record Cast(
    Onboarding onboarding,
    Clients clients,
    ContactChanges contactChanges,
    ContactAbsences absences,
    Staff staff,
    ReviewProgramme programme,
    ContractChanges contractChanges,
    MeetingMoves moves,
    ThreatReviews reviews,
    ReviewAgenda agenda,
    IncidentFollowUp incidents,
    ReportCorrections corrections,
    Questions questions,
    Improvements improvements,
    ActionPoints actionPoints,
    ActionFollowUp actions,
    NextSteps nextSteps,
    Invariants invariants,
    ProcessEngine engine,
    DueJobs dueJobs,
    TransactionTemplate transaction,
    TestTime time,
    Clock clock,
    JdbcClient jdbc) {}
