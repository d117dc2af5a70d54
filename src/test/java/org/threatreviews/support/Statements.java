package org.threatreviews.support;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Counts what is asked of the database, the engine's statements and ours: each is a way there and
 * back. A batch counts as one.
 */
@TestConfiguration
public class Statements {

  /** What is counted. */
  public interface Use {
    void run() throws Exception;
  }

  /** Of the thread that asks; what other threads do meanwhile is not its cost. */
  private static final ThreadLocal<List<String>> ASKED = new ThreadLocal<>();

  /** How many statements it costs. */
  public static long of(Use use) throws Exception {
    return texts(use).size();
  }

  /** The statements that it costs, in their order. */
  public static List<String> texts(Use use) throws Exception {
    List<String> asked = new ArrayList<>();
    ASKED.set(asked);
    try {
      use.run();
    } finally {
      ASKED.remove();
    }
    return asked;
  }

  @Bean
  static BeanPostProcessor countedDataSource() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database
            ? ProxyDataSourceBuilder.create(database).listener(new Counter()).build()
            : bean;
      }
    };
  }

  private static final class Counter implements QueryExecutionListener {

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      List<String> asked = ASKED.get();
      if (asked != null) {
        asked.add(String.join("; ", queries.stream().map(QueryInfo::getQuery).toList()));
      }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      // counted before
    }
  }
}
