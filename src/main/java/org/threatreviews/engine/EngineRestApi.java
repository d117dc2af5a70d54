package org.threatreviews.engine;

import jakarta.ws.rs.ApplicationPath;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.springframework.stereotype.Component;

/** The engine's REST API with our handling of refusals. */
@Component
@ApplicationPath("/engine-rest")
class EngineRestApi extends CamundaJerseyResourceConfig {

  @Override
  protected void registerCamundaRestResources() {
    registerClasses(CamundaRestResources.getResourceClasses());
    CamundaRestResources.getConfigurationClasses().stream()
        .filter(type -> !RefusalExceptionMappers.REPLACED.contains(type))
        .forEach(this::register);
    registerClasses(RefusalExceptionMappers.REPLACEMENTS);
    register(JacksonFeature.class);
  }
}
