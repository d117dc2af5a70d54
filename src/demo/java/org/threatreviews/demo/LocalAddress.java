package org.threatreviews.demo;

import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.stereotype.Component;

/** Lets links in the demo's mails lead to this machine; a server must be told its address. */
@Component
@EmbeddedDefault
class LocalAddress implements BeanFactoryPostProcessor, EnvironmentAware {

  private ConfigurableEnvironment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = (ConfigurableEnvironment) environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    // last, so that whatever is configured comes before it
    environment
        .getPropertySources()
        .addLast(new MapPropertySource(
            "demo", Map.of("threat-reviews.mail.base-url", "http://localhost:${server.port}")));
  }
}
