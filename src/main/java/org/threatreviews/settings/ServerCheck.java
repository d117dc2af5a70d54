package org.threatreviews.settings;

import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Looks at settings of a server, which is what runs on a database of its operator's. Asked before
 * there is any other bean, so it must need none.
 */
public interface ServerCheck extends Ordered {

  /** Adds what is wrong. */
  void check(ConfigurableEnvironment settings, SettingFaults faults);

  @Override
  default int getOrder() {
    return 0;
  }
}
