package org.threatreviews.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts what is asked of our tables; the engine's own statements are not seen. */
public final class Statements {

  /** What is counted. */
  public interface Use {
    void run() throws Exception;
  }

  private Statements() {}

  /** How many statements it costs. */
  public static long of(Use use) throws Exception {
    Logger statements = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    Level before = statements.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    statements.setLevel(Level.DEBUG);
    statements.addAppender(log);
    try {
      use.run();
    } finally {
      statements.detachAppender(log);
      statements.setLevel(before);
    }
    return log.list.stream()
        .filter(event -> event.getMessage().startsWith("Executing prepared SQL statement"))
        .count();
  }
}
