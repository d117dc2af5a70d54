package org.threatreviews.notification.timing;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one transaction at a time decide what a recipient gets together: of two at once neither would
 * see the other's mails.
 */
@Component
public class RecipientLock {

  private final JdbcClient jdbc;

  public RecipientLock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Waits for it; it is held until the transaction's end.
   *
   * @param client null for our own staff
   */
  public void take(String client, String address) {
    jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('mail-digest'), hashtext(:recipient))")
        .param("recipient", client + "/" + address.toLowerCase(Locale.ROOT))
        .query(Integer.class)
        .single();
  }
}
