package org.threatreviews.platform;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** With a configured database the application also needs a configured mail server. */
@Component
class MailServerCheck implements BeanFactoryPostProcessor, EnvironmentAware {

  private Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    if (isSet("spring.datasource.url")
        && !isSet("spring.mail.host")
        && !isSet("spring.mail.jndi-name")) {
      throw new StartRefused(
          "A database is configured, but no mail server.",
          "Set spring.mail.host (environment variable SPRING_MAIL_HOST).");
    }
  }

  private boolean isSet(String property) {
    return StringUtils.hasText(environment.getProperty(property));
  }
}
