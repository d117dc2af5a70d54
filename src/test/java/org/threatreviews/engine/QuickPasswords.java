package org.threatreviews.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.springframework.stereotype.Component;
import org.threatreviews.access.BcryptPasswords;

/**
 * Passwords of test applications are checked in a millisecond: as production checks them, with each
 * request, they would take a quarter of a whole year's time.
 */
@Component
class QuickPasswords extends AbstractProcessEnginePlugin {

  private static final int LOWEST_STRENGTH = 4;

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setPasswordManager(
        new PasswordManager(new BcryptPasswords(LOWEST_STRENGTH), List.of()));
  }
}
