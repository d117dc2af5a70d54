package org.threatreviews.support;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKind;

/** Keeps mail from leaving, as while there is no mail server, and tells what became of it. */
@Component
public class OutgoingMail implements AutoCloseable {

  private final MailDispatcher dispatcher;
  private final JdbcClient jdbc;

  OutgoingMail(MailDispatcher dispatcher, JdbcClient jdbc) {
    this.dispatcher = dispatcher;
    this.jdbc = jdbc;
  }

  /** Nothing leaves until {@link #close}. */
  public OutgoingMail held() {
    dispatcher.stop();
    return this;
  }

  /** The elements of mails that have yet to leave, now or when their recipient's hours come. */
  public Set<String> waiting() {
    return in("QUEUED", "HELD");
  }

  /** The elements of mails in one of these states. */
  public Set<String> in(String... statuses) {
    return new TreeSet<>(jdbc.sql("select element from mail_outbox where status = any(:statuses)")
        .param("statuses", statuses)
        .query(String.class)
        .list());
  }

  /** As {@link #waiting}, but what they are: one element may write to contacts and to our people. */
  public Set<MailKind> kindsWaiting() {
    return kindsIn("QUEUED", "HELD");
  }

  /** As {@link #in}, but what they are. */
  public Set<MailKind> kindsIn(String... statuses) {
    Set<MailKind> kinds = EnumSet.noneOf(MailKind.class);
    jdbc.sql("select process, element, template from mail_outbox where status = any(:statuses)")
        .param("statuses", statuses)
        .query((row, number) -> MailKind.of(
                row.getString("process"), row.getString("element"), row.getString("template"))
            .orElseThrow())
        .list()
        .forEach(kinds::add);
    return kinds;
  }

  /** The subjects of the mails about this that have left, in the order in which they were written. */
  public List<String> subjectsAbout(String reference) {
    return jdbc.sql("""
            select subject from mail_outbox
            where business_key = :reference and status = 'SENT' order by number
            """).param("reference", reference).query(String.class).list();
  }

  /** What was held leaves, unless it is no longer needed. */
  @Override
  public void close() {
    dispatcher.start();
    dispatcher.dispatchDue();
  }
}
