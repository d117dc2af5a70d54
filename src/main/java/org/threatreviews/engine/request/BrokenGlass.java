package org.threatreviews.engine.request;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down what somebody who breaks the glass asks the engine for, before it is done. What can't
 * be written down is not done: the exception ends the request.
 */
@Component
class BrokenGlass {

  private static final Logger log = LoggerFactory.getLogger(BrokenGlass.class);

  private static final Pattern SUBJECT =
      Pattern.compile(".*/(?:process-instance|execution|job)/([^/]+)/.*");

  private final JdbcClient jdbc;
  private final Clock clock;

  BrokenGlass(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param path of the request, decoded
   */
  void record(String user, String method, String path, byte[] body) {
    Matcher id = SUBJECT.matcher(path);
    String subject = id.matches() ? businessKey(id.group(1)) : null;
    jdbc.sql("""
            insert into broken_glass (asked_at, user_id, method, path, subject, body)
            values (:at, :user, :method, :path, :subject, :body)
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("user", user)
        .param("method", method)
        .param("path", path)
        .param("subject", subject)
        .param("body", new String(body, StandardCharsets.UTF_8))
        .update();
    log.warn("{} breaks the glass: {} {}, process of {}", user, method, path, subject);
  }

  private String businessKey(String id) {
    return jdbc.sql("""
            select instance.business_key_ from act_ru_execution instance
            where instance.id_ = coalesce(
              (select proc_inst_id_ from act_ru_execution where id_ = :id),
              (select process_instance_id_ from act_ru_job where id_ = :id))
            """)
        .param("id", id)
        .query((row, number) -> row.getString(1))
        .optional()
        .orElse(null);
  }
}
