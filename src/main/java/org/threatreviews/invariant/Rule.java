package org.threatreviews.invariant;

import java.util.Arrays;
import java.util.List;

/**
 * What must be true at every moment. A rule's query names what breaks it and must be empty; it reads
 * the modules' views and the {@link Engine engine's state}, and all rules are one statement, so that
 * none sees half of what another transaction does.
 */
public enum Rule {
  /** Invariant 1. */
  WITHOUT_NEXT_STEP("withoutNextStep", """
      Open means somebody acts: every open incident, question, action with a day, review and onboarding has a task or a time at which its process goes on.""", OpenQueries.WITHOUT_NEXT_STEP),

  /** What suspending a process does to invariant 1. */
  SUSPENDED("suspended", """
      No process that somebody counts on is suspended: nobody acts meanwhile.""", OpenQueries.SUSPENDED),

  /** Invariant 2. */
  INCIDENT_STATUS("incidentStatus", """
      An incident's status and where its follow-up stands agree.""", StatusQueries.INCIDENT),

  /** Invariant 2. */
  QUESTION_STATUS("questionStatus", """
      A question's status and where its process stands agree.""", StatusQueries.QUESTION),

  /** Invariant 2. */
  REVIEW_STATUS("reviewStatus", """
      A review's status and where its process stands agree.""", StatusQueries.REVIEW),

  /** Invariant 2. */
  CLIENT_STATUS("clientStatus", """
      A client is being onboarded, has a running programme, or its contract has ended; never two of these.""", StatusQueries.CLIENT),

  /** Invariant 2, the other way round. */
  TASK_OF_THE_PAST("taskOfThePast", """
      No task is left of what is over.""", TaskQueries.OF_THE_PAST),

  /** Invariant 5. */
  MISSING_REVIEWS("missingReviews", """
      Each period of a contract has a review that was held or is ahead, or a reason why it has none.""", OpenQueries.MISSING_REVIEWS),

  /** Invariant 6. */
  REQUEST_UNANSWERED("requestUnanswered", """
      What a contact asks of the SOC is answered, or taken back by its author or somebody who may accept risks; until then there is a task.""", OpenQueries.REQUEST_UNANSWERED),

  /** Invariant 7. */
  NO_NEXT_TIME("noNextTime", """
      What is carried over to the next review has a next review, or is a lead's task.""", OpenQueries.NO_NEXT_TIME),

  /** Of what keeps invariant 1: a task that nobody works on. */
  TASK_OF_SOMEBODY_GONE("taskOfSomebodyGone", """
      No task is claimed by somebody who has left.""", TaskQueries.OF_SOMEBODY_GONE),

  /** Of what keeps invariant 1: a meeting to which nobody will come. */
  REVIEW_OF_SOMEBODY_GONE("reviewOfSomebodyGone", """
      No meeting is with somebody who has left, unless it is just being handed over.""", StatusQueries.REVIEW_OF_SOMEBODY_GONE),

  /** Of what keeps invariant 1: a task that can never be late. */
  TASK_WITHOUT_DUE_DATE("taskWithoutDueDate", """
      Every task has a due date, so that somebody hears of it when it is late.""", TaskQueries.WITHOUT_DUE_DATE),

  /** No risk is nobody's decision. */
  RISK_AUTHORITY("riskAuthority", """
      Somebody at each client may accept risks, or a lead has the task to name somebody.""", ContactQueries.RISK_AUTHORITY),

  /** Nobody waits for a word about which nobody is asked. */
  QUALIFICATION("qualification", """
      A lead has a task for each person of the pool who waits for a word on which reviews they may hold.""", TaskQueries.NOT_ASKED_TO_QUALIFY),

  /** A recorded departure takes effect. */
  DEPARTURE("departure", """
      Each contact whose last day is known waits for it in a process of its own.""", ContactQueries.DEPARTURE),

  /** Whoever leaves takes nothing open along. */
  OPEN_WITH_SOMEBODY_GONE("openWithSomebodyGone", """
      Nothing open waits for somebody who is not a contact any more.""", PeopleQueries.OPEN_WITH_SOMEBODY_GONE),

  /** Mail follows the people. */
  MAIL_TO_SOMEBODY_GONE("mailToSomebodyGone", """
      No mail waits to leave for an address that is no present contact's.""", PeopleQueries.MAIL_TO_SOMEBODY_GONE),

  /** What mail says is so when it leaves, and nothing newer has gone before. */
  MAIL_OF_THE_PAST("mailOfThePast", """
      No mail waits that asks about what is over, or that a newer one about the same has overtaken.""", MailQueries.OF_THE_PAST);

  private final String key;
  private final String sentence;
  private final String query;

  Rule(String key, String sentence, String query) {
    this.key = key;
    this.sentence = sentence;
    this.query = query;
  }

  /**
   * @throws IllegalArgumentException when no rule has this key
   */
  public static Rule of(String key) {
    return all().stream()
        .filter(rule -> rule.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule '%s'".formatted(key)));
  }

  /** By which it is named in answers and gauges. */
  public String key() {
    return key;
  }

  /** What must be true, for people. */
  public String sentence() {
    return sentence;
  }

  /** Columns kind, reference, client (may be null), since (may be null); empty while it holds. */
  String query() {
    return query;
  }

  static List<Rule> all() {
    return Arrays.asList(values());
  }
}
