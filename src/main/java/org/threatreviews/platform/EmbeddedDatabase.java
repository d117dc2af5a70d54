package org.threatreviews.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The embedded PostgreSQL of a start without a configured database; its data stay over restarts.
 */
@Configuration(proxyBeanMethods = false)
@EmbeddedDefault
class EmbeddedDatabase {

  @Bean(destroyMethod = "close")
  EmbeddedPostgres embeddedPostgres(EmbeddedSettings settings) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(settings.dataDirectory().resolve("postgresql").toAbsolutePath())
        .setCleanDataDirectory(false)
        .start();
  }

  @Bean
  HikariDataSource dataSource(EmbeddedPostgres postgres) {
    HikariDataSource dataSource = new HikariDataSource();
    dataSource.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
    dataSource.setUsername("postgres");
    dataSource.setMaximumPoolSize(20);
    return dataSource;
  }
}
