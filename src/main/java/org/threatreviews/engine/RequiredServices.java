package org.threatreviews.engine;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.threatreviews.access.DemoMode;
import org.threatreviews.problem.StartRefused;

/** What whoever operates the application must bring: services, its address and its sender. */
@Component
class RequiredServices implements BeanFactoryPostProcessor, EnvironmentAware {

  /** The demo's sender. */
  private static final String NOBODYS_ADDRESS = "threat-reviews@mdr.example";

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
    // with what stands in for them every link would lead the client to its own machine, and every
    // mail would come from an address that nobody has
    if (!isSet("threat-reviews.mail.base-url")) {
      throw new StartRefused(
          "A database is configured, but not where clients reach this application.",
          "Set threat-reviews.mail.base-url (environment variable THREATREVIEWS_MAIL_BASEURL) to the"
              + " address with which every link in a mail begins, such as"
              + " https://reviews.your-company.example.");
    }
    if (!isSet("threat-reviews.mail.from") || NOBODYS_ADDRESS.equals(sender())) {
      throw new StartRefused(
          "A database is configured, but no sender of mails.",
          "Set threat-reviews.mail.from (environment variable THREATREVIEWS_MAIL_FROM) to an address"
              + " for which your mail server is allowed to send.");
    }
  }

  private String sender() {
    return environment.getProperty("threat-reviews.mail.from", "").trim();
  }

  private boolean isSet(String property) {
    return StringUtils.hasText(environment.getProperty(property));
  }
}
