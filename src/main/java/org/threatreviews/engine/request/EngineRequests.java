package org.threatreviews.engine.request;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.threatreviews.access.rights.Rights;
import org.threatreviews.http.Problems;

/** Puts the guard between the sign-in and the engine. */
@Configuration(proxyBeanMethods = false)
public class EngineRequests {

  /** What somebody who has signed in may ask the engine for at once; Tasklist asks for so many filters. */
  public static final int MOST_RESULTS = 2000;

  public static final int AFTER_SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER + 1;

  @Bean
  FilterRegistrationBean<EngineRequestGuard> engineRequestGuard(
      Problems problems,
      TaskService tasks,
      RepositoryService models,
      AuthorizationService authorizations,
      Rights rights,
      BrokenGlass glass) {
    FilterRegistrationBean<EngineRequestGuard> registration =
        new FilterRegistrationBean<>(new EngineRequestGuard(
            problems,
            new SubmittedForms(tasks, models),
            new CommentedTasks(tasks, models, authorizations),
            rights,
            glass));
    registration.setOrder(AFTER_SIGN_IN);
    registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*", "/camunda/app/*");
    return registration;
  }
}
