package org.threatreviews.engine;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;

/**
 * The engine's REST API inside the web apps, with our handling of refusals. Public because the
 * servlet makes it by its name.
 */
public final class WebAppRestApi extends EngineRestApplication {

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new HashSet<>(super.getClasses());
    classes.removeAll(RefusalExceptionMappers.REPLACED);
    classes.addAll(RefusalExceptionMappers.REPLACEMENTS);
    return classes;
  }
}
