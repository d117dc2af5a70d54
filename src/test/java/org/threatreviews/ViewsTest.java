package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Clients;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** What a view calls open is what the code calls open, and reading a view costs no more than its table. */
@ProcessTest
@Breaks(because = "records are written without their processes")
class ViewsTest {

  private static final String CLIENT = "ACME";

  @Autowired
  Clients clients;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @BeforeEach
  void register() {
    clients.register(SampleClient.of(CLIENT));
  }

  @Test
  void anIncidentIsOpenUntilItIsClosedOrWithdrawn() {
    for (IncidentStatus status : IncidentStatus.values()) {
      jdbc.sql("""
              insert into incident
                (reference, version, client_reference, severity, title, description, recommendation,
                 reported_at, received_at, request_fingerprint, status, announced_severity, closed_at,
                 accepted_until, withdrawn_because, unanswered, round, reminders_sent,
                 reminders_in_round, feedback_taken)
              values (:status, 0, :client, 'HIGH', 'Title', 'Text', 'Do', now(), now(), '', :status,
                      'HIGH', case when :status = 'CLOSED' then now() end,
                      case when :status = 'RISK_ACCEPTED' then current_date end,
                      case when :status = 'WITHDRAWN' then 'a mistake' end, false, 0, 0, 0, 0)
              """).param("status", status.name()).param("client", CLIENT).update();
    }

    assertThat(read("select reference from open_incident"))
        .containsExactlyInAnyOrderElementsOf(
            names(IncidentStatus.values(), IncidentStatus::isOpen));
  }

  @Test
  void aQuestionIsOpenUntilItIsClosedAndUnansweredWhileWeOweAnAnswer() {
    for (QuestionStatus status : QuestionStatus.values()) {
      jdbc.sql("""
              insert into question
                (reference, version, client_reference, subject, text, asked_by, status, asked_at,
                 open_since, answers, answered_at, closed_at, conversion, taken_to_agenda,
                 request_fingerprint)
              values (:status, 0, :client, 'Subject', 'Text', 'sam@acme.example', :status, now(),
                      now(), 0, case when :status <> 'OPEN' then now() end,
                      case when :status = 'CLOSED' then now() end, 'NONE', false, '')
              """).param("status", status.name()).param("client", CLIENT).update();
    }

    assertThat(read("select reference from open_question"))
        .containsExactlyInAnyOrderElementsOf(
            names(QuestionStatus.values(), status -> status != QuestionStatus.CLOSED));
    assertThat(read("select reference from unanswered_question"))
        .containsExactly(QuestionStatus.OPEN.name());
  }

  @Test
  void anImprovementIsOpenUntilItIsDoneOrDeclined() {
    for (ImprovementStatus status : ImprovementStatus.values()) {
      jdbc.sql("""
              insert into improvement
                (version, client_reference, title, owner, status, declined_reason, proposed_at,
                 request_fingerprint, settled_at, reminders_sent, reminders_last)
              values (0, :client, :status, 'CLIENT', :status,
                      case when :status = 'DECLINED' then 'too dear' end, now(), '',
                      case when :open then null else now() end, 0, now())
              """)
          .param("client", CLIENT)
          .param("status", status.name())
          .param("open", status.isOpen())
          .update();
    }

    List<String> open = names(ImprovementStatus.values(), ImprovementStatus::isOpen);
    assertThat(read("select title from open_improvement"))
        .containsExactlyInAnyOrderElementsOf(open);
    assertThat(read("select title from open_action")).containsExactlyInAnyOrderElementsOf(open);
    assertThat(read("select 1 from settled_action"))
        .hasSize(ImprovementStatus.values().length - open.size());
  }

  /** With scans of whole tables ruled out, so that few rows are read as many would be. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      failed_mail where client_reference = 'ACME'                                | mail_outbox_failed
      sent_mail where process = 'p' and business_key = 'k'                       | mail_outbox_
      client_met where client_reference = 'ACME'                                 | decision_met
      contact_answer where client_reference = 'ACME'                             | decision_by
      missed_meeting where client_reference = 'ACME'                             | decision_no_show
      phone_call where client_reference = 'ACME'                                 | decision_call
      open_incident where client_reference = 'ACME'                              | incident_client
      open_incident where status = 'AWAITING_CLIENT' and (unanswered or reminders_sent > 0) | incident_reminded
      client_agenda_point where review_reference = 'TR-1'                        | agenda_item_review
      open_action where owner = 'CLIENT' and reminders_sent > 0 and due_date < '2027-01-01' | action_point_promised
      open_action where owner = 'CLIENT' and reminders_sent > 0 and due_date < '2027-01-01' | improvement_promised
      staff_absence where last_day > '2027-01-01'                                | analyst_absence_last
      """)
  void theIndexesOfItsTableServeAView(String view, String index) {
    String plan = transaction.execute(status -> {
      jdbc.sql("set local enable_seqscan = off").update();
      return String.join("\n", read("explain select * from " + view));
    });

    assertThat(plan).contains(index).doesNotContain("Seq Scan");
  }

  private List<String> read(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }

  private static <T extends Enum<T>> List<String> names(T[] all, Predicate<T> which) {
    return Arrays.stream(all).filter(which).map(Enum::name).toList();
  }
}
