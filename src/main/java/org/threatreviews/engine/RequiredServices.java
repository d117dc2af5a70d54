package org.threatreviews.engine;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.threatreviews.access.DemoMode;
import org.threatreviews.problem.StartRefused;

/** The database and the mail server that whoever operates the application must bring. */
@Component
class RequiredServices implements BeanFactoryPostProcessor, EnvironmentAware {

  private Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    if (beanFactory.getBeanNamesForType(DemoMode.class, true, false).length > 0) {
      return; // brings both
    }
    if (!isSet("spring.datasource.url")) {
      throw new StartRefused(
          "No database is configured, and this is the production jar, which brings none along.",
          "Set spring.datasource.url, .username and .password (environment variables"
              + " SPRING_DATASOURCE_URL, …) to a PostgreSQL. To try the application without one,"
              + " start the jar whose name ends in -demo.jar.");
    }
    if (!isSet("spring.mail.host") && !isSet("spring.mail.jndi-name")) {
      throw new StartRefused(
          "A database is configured, but no mail server.",
          "Set spring.mail.host (environment variable SPRING_MAIL_HOST).");
    }
  }

  private boolean isSet(String property) {
    return StringUtils.hasText(environment.getProperty(property));
  }
}
