package org.threatreviews.improvement.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.demo.TestTime;
import org.threatreviews.improvement.ActionKey;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementChange;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.support.SampleClient;

/** Plays those who agree on improvements of the client NORTHWIND and change them, in tests. */
@Component
class ActionDriver {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(SampleClient.BERLIN);

  private final Improvements improvements;
  private final RuntimeService runtime;
  private final TestTime time;
  private final JdbcClient jdbc;

  private record Sent(Instant createdAt, String subject) {}

  ActionDriver(Improvements improvements, RuntimeService runtime, TestTime time, JdbcClient jdbc) {
    this.improvements = improvements;
    this.runtime = runtime;
    this.time = time;
    this.jdbc = jdbc;
  }

  Improvement propose(Owner owner, LocalDate due) {
    Improvement proposed = improvements.propose(
        new NewImprovement(
            "NORTHWIND", "Onboard the mail gateway", "Phishing", owner, due, "Portal"),
        "anna");
    runDue();
    return proposed;
  }

  void change(Improvement improvement, ImprovementChange change) {
    improvements.change(improvement.id(), change);
    runDue();
  }

  ProcessInstance process(Improvement improvement) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(
            ActionKey.of(improvement.id()).toString(), ActionFollowUpIds.PROCESS)
        .singleResult();
  }

  int remindersOf(Improvement improvement) {
    return jdbc.sql("select reminders_sent from improvement where id = :id")
        .param("id", improvement.id())
        .query(Integer.class)
        .single();
  }

  /**
   * What one of the two contacts got: minute of business time and subject. Whether a comma stands
   * after a weekday is the JDK's.
   */
  List<String> mails() {
    return jdbc.sql("""
            select created_at, subject from mail_outbox
            where element = 'serviceTask_remindClient' and recipient = :maria order by created_at
            """).param("maria", SampleClient.MARIA).query(Sent.class).list().stream()
        .map(mail -> "%s %s"
            .formatted(MINUTE.format(mail.createdAt()), mail.subject().replace("day, ", "day ")))
        .toList();
  }

  void runDue() {
    time.advanceTo(time.now());
  }

  void advanceTo(String localDateTime) {
    time.advanceTo(berlin(localDateTime));
  }

  static Instant berlin(String localDateTime) {
    return LocalDateTime.parse(localDateTime).atZone(SampleClient.BERLIN).toInstant();
  }
}
