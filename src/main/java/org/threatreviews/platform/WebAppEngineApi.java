package org.threatreviews.platform;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;

/**
 * The engine's REST API inside the web apps, with our handling of refusals. Public because the
 * servlet makes it by its name.
 */
public final class WebAppEngineApi extends EngineRestApplication {

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new HashSet<>(super.getClasses());
    classes.removeAll(RefusalResponses.REPLACED);
    classes.addAll(RefusalResponses.REPLACEMENTS);
    return classes;
  }
}
