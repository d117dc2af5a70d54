package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ReviewMoment;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.plan.ReviewProgramme;

/** Checks in tests that processes, timers and tables of a programme tell the same story. */
@Component
class ProgrammeChecks {

  private static final Map<String, ReviewMoment> MOMENTS = Map.of(
      ThreatReviewIds.EVENT_PREPARATION_OPENED, ReviewMoment.PREPARATION_OPENS,
      ThreatReviewIds.EVENT_PREPARATION_LATE, ReviewMoment.PREPARATION_DUE,
      ThreatReviewIds.EVENT_PUBLICATION_DUE, ReviewMoment.PUBLICATION,
      ThreatReviewIds.EVENT_PUBLICATION_TIME_REACHED, ReviewMoment.PUBLICATION,
      ThreatReviewIds.EVENT_FIRST_REMINDER_DUE, ReviewMoment.FIRST_REMINDER,
      ThreatReviewIds.EVENT_SECOND_REMINDER_DUE, ReviewMoment.SECOND_REMINDER,
      ThreatReviewIds.EVENT_RECORD_LATE, ReviewMoment.RECORD_LATE);

  private final ReviewProgramme programme;
  private final ThreatReviews reviews;
  private final ProcessEngine engine;
  private final JdbcClient jdbc;

  ProgrammeChecks(
      ReviewProgramme programme, ThreatReviews reviews, ProcessEngine engine, JdbcClient jdbc) {
    this.programme = programme;
    this.reviews = reviews;
    this.engine = engine;
    this.jdbc = jdbc;
  }

  /** The programme runs and waits for what comes next; every begun review has its process. */
  void programmeRuns(String client) {
    everyReviewHasItsProcess();
    ProcessInstance process = engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(ReviewProgrammeIds.PROCESS)
        .processInstanceBusinessKey(client)
        .singleResult();
    assertThat(process).as("programme of %s", client).isNotNull();
    Optional<ReviewSummary> next = programme.nextToBegin(client);
    Instant due = next.map(review -> programme.preparationBegins(review.reference()))
        .orElseGet(() -> programme.contractOver(client));
    String event = next.isPresent()
        ? ReviewProgrammeIds.EVENT_PREPARATION_DUE
        : ReviewProgrammeIds.EVENT_CONTRACT_ENDED;
    assertThat(timers(process.getId()))
        .filteredOn(job -> List.of(
                ReviewProgrammeIds.EVENT_PREPARATION_DUE, ReviewProgrammeIds.EVENT_CONTRACT_ENDED)
            .contains(activityOf(job)))
        .singleElement()
        .satisfies(job -> {
          assertThat(activityOf(job)).isEqualTo(event);
          assertThat(job.getDuedate().toInstant()).isEqualTo(due);
        });
  }

  /** No review is without its process, no process without its review, no timer at an old date. */
  void everyReviewHasItsProcess() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count())
        .as("engine incidents")
        .isZero();
    List<ProcessInstance> running = engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(ThreatReviewIds.PROCESS)
        .list();
    assertThat(running)
        .extracting(ProcessInstance::getBusinessKey)
        .containsExactlyInAnyOrderElementsOf(jdbc.sql("""
                select reference from review
                where begun_at is not null and status in ('PLANNED', 'PUBLISHED')
                """).query(String.class).list());
    for (ProcessInstance process : running) {
      for (Job job : timers(process.getId())) {
        assertThat(MOMENTS).as("moments of timers").containsKey(activityOf(job));
        assertThat(job.getDuedate().toInstant())
            .as("%s of %s", activityOf(job), process.getBusinessKey())
            .isEqualTo(reviews.momentOf(process.getBusinessKey(), MOMENTS.get(activityOf(job))));
      }
    }
  }

  private List<Job> timers(String processInstance) {
    return engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(processInstance)
        .timers()
        .list();
  }

  private String activityOf(Job job) {
    return engine
        .getManagementService()
        .createJobDefinitionQuery()
        .jobDefinitionId(job.getJobDefinitionId())
        .singleResult()
        .getActivityId();
  }
}
