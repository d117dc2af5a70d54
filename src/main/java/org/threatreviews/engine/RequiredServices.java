package org.threatreviews.engine;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.threatreviews.access.DemoMode;
import org.threatreviews.settings.ServerCheck;
import org.threatreviews.settings.SettingFaults;

/** Lets no server start that lacks what only whoever operates it can bring; the demo brings all. */
@Component
class RequiredServices implements BeanFactoryPostProcessor, EnvironmentAware {

  private ConfigurableEnvironment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = (ConfigurableEnvironment) environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    if (beanFactory.getBeanNamesForType(DemoMode.class, true, false).length == 0) {
      SettingFaults.refuse(
          environment,
          beanFactory.getBeanProvider(ServerCheck.class).orderedStream().toList());
    }
  }
}
