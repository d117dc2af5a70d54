package org.threatreviews.database;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.threatreviews.settings.SecretsCheck;
import org.threatreviews.settings.SettingFaults;

/**
 * Brings the database up to date and ends: {@code java -jar threat-reviews.jar migrate}. The running
 * application then needs no role that may change tables. Not scanned by the application, of which it
 * takes the schema and nothing else.
 */
@ImportAutoConfiguration({
  PropertyPlaceholderAutoConfiguration.class,
  DataSourceAutoConfiguration.class,
  FlywayAutoConfiguration.class
})
@Import({DatabaseSetUp.class, Schema.class})
@ComponentScan(
    basePackages = "org.threatreviews",
    useDefaultFilters = false,
    includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SchemaPart.class))
public class MigrateCommand {

  private static final String NAME = "migrate";

  /** Whether the arguments of the program ask for it. */
  public static boolean isIn(String... arguments) {
    return List.of(arguments).contains(NAME);
  }

  /**
   * @param arguments of the program, with settings
   * @throws org.threatreviews.problem.StartRefused when a setting is missing or the role may not
   */
  public static void run(String... arguments) {
    new SpringApplicationBuilder(MigrateCommand.class)
        .web(WebApplicationType.NONE)
        .run(arguments)
        .close();
  }

  @Bean
  static BeanFactoryPostProcessor databaseIsConfigured(ConfigurableEnvironment settings) {
    return beans ->
        SettingFaults.refuse(settings, List.of(new DatabaseSettingsCheck(), new SecretsCheck()));
  }
}
