package org.threatreviews.support;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailDispatcher;

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

  /** The elements of mails in this state. */
  public Set<String> in(String status) {
    return new TreeSet<>(jdbc.sql("select element from mail_outbox where status = :status")
        .param("status", status)
        .query(String.class)
        .list());
  }

  /** What was held leaves, unless it is moot. */
  @Override
  public void close() {
    dispatcher.start();
    dispatcher.dispatchDue();
  }
}
