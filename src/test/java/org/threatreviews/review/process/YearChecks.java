package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.YearDriver.CLIENT;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.history.HistoryFilter;
import org.threatreviews.history.RecordedDecision;

/**
 * Reckons from the tables, the history and the engine what a client's year must have left behind,
 * without asking the code that made it.
 */
@Component
class YearChecks {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Of all Germany in 2027, as far as they are weekdays. */
  private static final Set<LocalDate> HOLIDAYS = Set.of(
      LocalDate.parse("2027-01-01"),
      LocalDate.parse("2027-03-26"),
      LocalDate.parse("2027-03-29"),
      LocalDate.parse("2027-05-06"),
      LocalDate.parse("2027-05-17"));

  private static final Set<String> OUTCOMES =
      Set.of("DISCUSSED", "ACTION_AGREED", "HANDED_TO_SOC", "CARRIED_OVER", "OUTCOME_WITHDRAWN");

  private final JdbcClient jdbc;
  private final DecisionHistory history;
  private final ProcessEngine engine;

  private record Item(String reviewReference, String title, String outcome) {}

  /** A row of the table of reviews. */
  record Row(
      String reference,
      String status,
      String outcome,
      Instant periodStart,
      Instant periodEnd,
      Instant begunAt,
      Instant heldAt) {}

  private record SentMinutes(String businessKey, String recipient, Instant createdAt) {}

  private record Named(String name, String status) {}

  YearChecks(JdbcClient jdbc, DecisionHistory history, ProcessEngine engine) {
    this.jdbc = jdbc;
    this.history = history;
    this.engine = engine;
  }

  private Map<String, Row> rows() {
    return jdbc.sql("""
            select reference, status, outcome, period_start, period_end, begun_at, held_at
            from review where client_reference = :client
            """).param("client", CLIENT).query(Row.class).list().stream()
        .collect(Collectors.toMap(Row::reference, Function.identity()));
  }

  private List<RecordedDecision> decisions(DecisionSubject subject) {
    return history.all(new HistoryFilter(CLIENT, null, null, subject, null)).toList();
  }

  /** Status and outcome of each review, by its number in the plan. */
  void reviewsAre(YearDriver year, String... expected) {
    Map<String, Row> rows = rows();
    assertThat(year.references())
        .extracting(reference ->
            rows.get(reference).status() + " " + rows.get(reference).outcome())
        .containsExactly(expected);
  }

  /** Every item of every closed review has an outcome, and the history ends with the same. */
  void everyItemHasOneOutcome() {
    List<Item> items = jdbc.sql("""
            select i.review_reference, i.title, i.outcome
            from agenda_item i join review r on r.reference = i.review_reference
            where r.status = 'CLOSED'
            """).query(Item.class).list();
    List<RecordedDecision> decisions = decisions(DecisionSubject.AGENDA_ITEM);
    assertThat(items).isNotEmpty().allSatisfy(item -> {
      assertThat(item.outcome()).as("%s", item).isNotNull();
      List<String> said = decisions.stream()
          .filter(decision -> decision.reference().equals(item.reviewReference()))
          .filter(decision -> OUTCOMES.contains(decision.kind()))
          .filter(decision -> decision.wording().equals(item.title())
              || decision.wording().startsWith(item.title() + ": "))
          .map(RecordedDecision::kind)
          .toList();
      assertThat(said).as("%s", item).isNotEmpty().endsWith(item.outcome());
    });
    assertThat(items)
        .extracting(item -> item.reviewReference() + item.title())
        .doesNotHaveDuplicates();
    assertThat(items)
        .extracting(Item::outcome)
        .contains("DISCUSSED", "ACTION_AGREED", "HANDED_TO_SOC", "CARRIED_OVER");
  }

  /**
   * The periods of these reviews follow one another from the begin of the contract on, and end when
   * a pack was published.
   */
  void periodsFollowOneAnother(List<String> references) {
    Map<String, Row> rows = rows();
    Instant end = YearDriver.BEGIN.atStartOfDay(BERLIN).toInstant();
    for (String reference : references) {
      Row row = rows.get(reference);
      assertThat(row.periodStart()).as("begin of %s", reference).isEqualTo(end);
      assertThat(publications(reference))
          .as("publications of %s", reference)
          .extracting(RecordedDecision::at)
          .contains(row.periodEnd());
      assertThat(row.periodEnd()).isAfter(row.periodStart());
      end = row.periodEnd();
    }
    assertThat(rows.values())
        .filteredOn(row -> !references.contains(row.reference()))
        .as("all others left their period to the next")
        .allMatch(row -> row.status().equals("CANCELLED"));
  }

  private List<RecordedDecision> publications(String reference) {
    return decisions(DecisionSubject.REVIEW).stream()
        .filter(decision -> decision.reference().equals(reference))
        .filter(decision -> decision.kind().equals("PUBLISHED"))
        .toList();
  }

  /** Each publication froze one pack and mailed it to each of the two contacts. */
  void packsAreFrozen(YearDriver year, int... publications) {
    for (int i = 0; i < publications.length; i++) {
      String reference = year.reference(i + 1);
      List<RecordedDecision> published = publications(reference);
      assertThat(published).as("publications of %s", reference).hasSize(publications[i]);
      assertThat(mailsOf(ThreatReviewIds.SERVICE_TASK_PUBLISH_PACK, reference))
          .isEqualTo(2L * publications[i]);
      String hash = sha256(jdbc.sql("select pdf from review_pack where review_reference = :review")
          .param("review", reference)
          .query(byte[].class)
          .single());
      assertThat(published.get(published.size() - 1).wording()).contains("SHA-256", hash);
      assertThat(year.publishedPacks()).as("when it was published").containsEntry(reference, hash);
    }
  }

  private long mailsOf(String element, String key) {
    return jdbc.sql(
            "select count(*) from mail_outbox where element = :element and business_key = :key"
                + " and recipient like '%@nord.example'")
        .param("element", element)
        .param("key", key)
        .query(Long.class)
        .single();
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /**
   * Each held review sent its minutes to each contact once, within two working days.
   *
   * @param late those that were kept from it
   */
  void minutesWentOutOnce(Set<String> late) {
    List<SentMinutes> mails = jdbc.sql("""
            select business_key, recipient, created_at from mail_outbox
            where element = 'callActivity_deliverMinutes'
            """).query(SentMinutes.class).list();
    Map<String, Row> rows = rows();
    List<String> expected = rows.values().stream()
        .filter(row -> "HELD".equals(row.outcome()))
        .flatMap(row -> Set.of(ReviewDriver.MANAGER, ReviewDriver.CISO).stream()
            .map(contact -> row.reference() + " " + contact))
        .toList();
    assertThat(mails)
        .extracting(mail -> mail.businessKey() + " " + mail.recipient())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(mails)
        .filteredOn(mail -> !late.contains(mail.businessKey()))
        .allSatisfy(mail -> assertThat(mail.createdAt())
            .isBeforeOrEqualTo(plusWorkingDays(rows.get(mail.businessKey()).heldAt(), 2)));
  }

  /** Each review's process began ten working days before its meeting, whatever the others did. */
  void everyReviewBeganOnItsDay(YearDriver year) {
    Map<String, Row> rows = rows();
    year.references().forEach(reference -> {
      Instant expected = plusWorkingDays(year.startsWhenBegun().get(reference), -10);
      assertThat(rows.get(reference).begunAt()).as(reference).isEqualTo(expected);
      assertThat(engine
              .getHistoryService()
              .createHistoricProcessInstanceQuery()
              .processDefinitionKey(ThreatReviewIds.PROCESS)
              .processInstanceBusinessKey(reference)
              .list())
          .singleElement()
          .extracting(HistoricProcessInstance::getStartTime)
          .isEqualTo(Date.from(expected));
    });
  }

  /** Improvements and action points stand as the history says last. */
  void actionsAreAsTheHistorySays() {
    List<Named> improvements = jdbc.sql("select id::text as name, status from improvement")
        .query(Named.class)
        .list();
    List<RecordedDecision> decided = decisions(DecisionSubject.IMPROVEMENT);
    assertThat(improvements).isNotEmpty().allSatisfy(improvement -> {
      List<String> moves = decided.stream()
          .filter(decision -> decision.reference().equals(improvement.name()))
          .map(RecordedDecision::kind)
          .filter(kind -> !kind.equals("CHANGED"))
          .map(kind -> kind.equals("ASKED_AGAIN") ? "PROPOSED" : kind)
          .toList();
      assertThat(moves).as("%s", improvement).isNotEmpty().endsWith(improvement.status());
    });
    List<Named> points = jdbc.sql("select title as name, status from action_point")
        .query(Named.class)
        .list();
    List<RecordedDecision> agreed = decisions(DecisionSubject.ACTION_POINT);
    assertThat(points).isNotEmpty().allSatisfy(point -> {
      List<String> moves = agreed.stream()
          .filter(decision -> decision.wording().startsWith(point.name() + " ("))
          .map(RecordedDecision::kind)
          .filter(kind -> !kind.equals("ACTION_CHANGED"))
          .map(YearChecks::statusAfter)
          .toList();
      assertThat(moves).as("%s", point).isNotEmpty().endsWith(point.status());
    });
  }

  private static String statusAfter(String decision) {
    return switch (decision) {
      case "ACTION_AGREED", "ACTION_REOPENED" -> "OPEN";
      case "ACTION_DONE" -> "DONE";
      case "ACTION_DECLINED" -> "DECLINED";
      default -> throw new AssertionError(decision);
    };
  }

  void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
  }

  /**
   * Nothing runs any more but these.
   *
   * @param expected as {@code process key}, or {@code action-follow-up}
   */
  /** The clocks of tasks apart: each is there as long as its task. */
  void onlyTheseOutliveTheContract(String... expected) {
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().list())
        .extracting(YearChecks::named)
        .filteredOn(process -> !process.startsWith("late-task "))
        .containsExactlyInAnyOrder(expected);
  }

  /** An action without its key, which is another one each time. */
  private static String named(ProcessInstance process) {
    String definition = process.getProcessDefinitionId().split(":")[0];
    return definition.equals("action-follow-up")
        ? definition
        : definition + " " + process.getBusinessKey();
  }

  /** At the same local time. */
  private static Instant plusWorkingDays(Instant from, int days) {
    ZonedDateTime found = from.atZone(BERLIN);
    int step = Integer.signum(days);
    for (int left = Math.abs(days); left > 0; ) {
      found = found.plusDays(step);
      boolean weekend =
          found.getDayOfWeek() == DayOfWeek.SATURDAY || found.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (!weekend && !HOLIDAYS.contains(found.toLocalDate())) {
        left--;
      }
    }
    return found.toInstant();
  }
}
