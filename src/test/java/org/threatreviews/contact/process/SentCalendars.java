package org.threatreviews.contact.process;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calendar objects of a mail in the outbox. */
final class SentCalendars {

  private SentCalendars() {}

  /** The invitation first, then the files; with whole lines. */
  static List<String> of(JdbcClient jdbc, UUID mail) {
    return jdbc.sql("""
            select content from (
              select invitation as content, 0 as position from mail_outbox
              where id = :mail and invitation is not null
              union all
              select content, 1 from mail_attachment where mail_id = :mail) file
            order by position
            """).param("mail", mail).query(byte[].class).list().stream()
        .map(content -> new String(content, StandardCharsets.UTF_8).replaceAll("\r\n ", ""))
        .toList();
  }
}
