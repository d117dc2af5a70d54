package org.threatreviews.notification.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.Mail;

/** Mails that a reader would get twice: once for somebody else, and once as its own. */
@Component
class DoubledMails {

  private final JdbcClient jdbc;

  DoubledMails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The reader gets this mail as its own: the same for somebody who is away need not leave.
   *
   * @return whether there was one
   */
  boolean ownIsRead(Mail mail) {
    return jdbc.sql("""
            delete from mail_outbox
            where process = :process and business_key = :key and element = :element
              and count = :count and lower(recipient) = lower(:recipient)
              and instead_of is not null and status in ('QUEUED', 'HELD') and digest_id is null
            """)
            .param("process", mail.kind().step().process())
            .param("key", mail.key().businessKey())
            .param("element", mail.kind().step().element())
            .param("count", mail.key().count())
            .param("recipient", mail.recipient().email())
            .update()
        > 0;
  }
}
