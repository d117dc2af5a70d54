package org.threatreviews.engine;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.TransformedResource;
import org.threatreviews.access.DemoMode;
import org.threatreviews.engine.request.EngineRequests;

/** Fits the engine's web apps and REST API into the application's sign-in and rules. */
@Configuration(proxyBeanMethods = false)
class WebAppConfiguration implements WebMvcConfigurer {

  private static final String WEB_APP_FILES = "classpath:/META-INF/resources/webjars/camunda/app/";

  /** The sign-in page of the web apps can't work here: whoever lands on it is sent to ours. */
  private static final String TO_OUR_SIGN_IN = """

      new MutationObserver(() => {
        if (location.hash.startsWith('#/login')) {
          const root = document.querySelector('base').getAttribute('app-root');
          location.replace(root.replace(/\\/camunda$/, '') + '/login');
        }
      }).observe(document, {childList: true, subtree: true});
      """;

  /**
   * Without the banner that asks people to migrate the engine, and the room it takes; without
   * Tasklist's button for tasks of no process, which nobody has the right to make.
   */
  private static final String OUR_STYLES = """

      .ce-eol-banner, .create-task-action { display: none !important; }
      body { padding-top: 45px; }
      .page-wrap, .ctn-main { top: 45px; }
      """;

  @Bean
  FilterRegistrationBean<EngineIdentity> engineIdentity(IdentityService identity) {
    return filter(new EngineIdentity(identity), EngineRequests.AFTER_SIGN_IN + 1, "/engine-rest/*");
  }

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppIdentity() {
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration = filter(
        new ContainerBasedAuthenticationFilter(),
        EngineRequests.AFTER_SIGN_IN + 1,
        "/camunda/api/*",
        "/camunda/app/*");
    registration.setInitParameters(Map.of(
        ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
        WebAppAuthenticationProvider.class.getName()));
    return registration;
  }

  private static <F extends Filter> FilterRegistrationBean<F> filter(
      F filter, int order, String... patterns) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    registration.addUrlPatterns(patterns);
    return registration;
  }

  /**
   * Comes before the web apps' own initializer, which leaves a servlet that is there alone and
   * reads its settings then.
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ServletContextInitializer beforeWebApps(
      CamundaBpmProperties camunda, Environment environment, ObjectProvider<DemoMode> demo) {
    boolean secureCookies = environment.getProperty(
        "server.servlet.session.cookie.secure", Boolean.class, demo.getIfAvailable() == null);
    return context -> {
      context.getSessionCookieConfig().setSecure(secureCookies);
      camunda.getWebapp().getCsrf().setEnableSecureCookie(secureCookies);
      camunda.getWebapp().getSessionCookie().setEnableSecureCookie(secureCookies);
      registerEngineApi(context);
    };
  }

  private static void registerEngineApi(ServletContext context) {
    ServletRegistration.Dynamic api = context.addServlet("Engine Api", ServletContainer.class);
    api.addMapping("/camunda/api/engine/*");
    api.setInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS, WebAppRestApi.class.getName());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    for (String app : List.of("tasklist", "cockpit", "admin", "welcome")) {
      append(registry, app + "/scripts/", "config.js", TO_OUR_SIGN_IN);
      append(registry, app + "/styles/", "user-styles.css", OUR_STYLES);
    }
  }

  private static void append(
      ResourceHandlerRegistry registry, String folder, String file, String addition) {
    registry
        .addResourceHandler("/camunda/app/" + folder + "{name:" + file.replace(".", "\\.") + "}")
        .addResourceLocations(WEB_APP_FILES + folder)
        .resourceChain(true)
        .addTransformer((request, resource, chain) -> {
          Resource original = chain.transform(request, resource);
          String text = original.getContentAsString(StandardCharsets.UTF_8);
          return new TransformedResource(
              original, (text + addition).getBytes(StandardCharsets.UTF_8));
        });
  }

  /** Lets the engine know, for one request, who is asking. */
  private static final class EngineIdentity extends OncePerRequestFilter {

    private final IdentityService identity;

    EngineIdentity(IdentityService identity) {
      this.identity = identity;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      Authentication caller = SecurityContextHolder.getContext().getAuthentication();
      identity.setAuthentication(
          caller.getName(),
          caller.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList());
      try {
        chain.doFilter(request, response);
      } finally {
        identity.clearAuthentication();
      }
    }
  }
}
