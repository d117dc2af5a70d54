package org.threatreviews.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.threatreviews.access.rights.Rights;
import org.threatreviews.http.Problems;

/**
 * Who may see and do what over HTTP: programs send a password with each call, people sign in once
 * for Tasklist, Cockpit and our pages, clients come by the links in their mails.
 */
@Configuration(proxyBeanMethods = false)
class SignIn {

  private static final Pattern HOST = Pattern.compile("https?://[^/]+");

  private static final PathPatternRequestMatcher.Builder PATHS =
      PathPatternRequestMatcher.withDefaults();

  /** In the demo, where a team lead travels in time by hand: pages of ours with forms. */
  private static final RequestMatcher TRAVEL = PATHS.matcher("/demo/travel/**");

  private static final RequestMatcher NOTHING = request -> false;

  private final Problems problems;
  private final Rights rights;
  private final SessionCheck sessionCheck;
  private final TokenSignIn tokenSignIn;

  SignIn(
      Problems problems,
      Rights rights,
      Standing standing,
      SignInSettings settings,
      OwnSessions sessions,
      TokenCheck tokens,
      GuessLimit limit) {
    this.problems = problems;
    this.rights = rights;
    this.tokenSignIn = new TokenSignIn(tokens, limit, problems);
    this.sessionCheck =
        new SessionCheck(standing, settings.sessionLifetime(), Ticker.systemTicker(), sessions);
  }

  /** Matches whole paths, also of servlets other than Spring's, such as the engine's. */
  @Bean
  static PathPatternRequestMatcherBuilderFactoryBean requestMatcherBuilder() {
    return new PathPatternRequestMatcherBuilderFactoryBean();
  }

  /** For programs: a password or, on the API, a token with each call, and no session. */
  @Bean
  @Order(1)
  SecurityFilterChain programSignIn(HttpSecurity http) throws Exception {
    return http.securityMatcher("/api/**", "/engine-rest/**")
        .authorizeHttpRequests(calls -> calls.anyRequest().access(rights))
        .addFilterBefore(tokenSignIn, BasicAuthenticationFilter.class)
        .httpBasic(basic -> basic.authenticationEntryPoint(this::askForPassword))
        .exceptionHandling(refusals -> refusals
            .authenticationEntryPoint(this::askForPassword)
            .accessDeniedHandler((request, response, e) -> forbid(request, response)))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }

  /** For people and programs: the API's description, operation, and demo mode. */
  @Bean
  @Order(2)
  SecurityFilterChain operationSignIn(HttpSecurity http, ObjectProvider<DemoMode> demo)
      throws Exception {
    boolean demoMode = demo.getIfAvailable() != null;
    MediaTypeRequestMatcher page = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    page.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    return http.securityMatcher(new AndRequestMatcher(
            new OrRequestMatcher(
                PATHS.matcher("/v3/api-docs/**"),
                PATHS.matcher("/actuator/**"),
                PATHS.matcher("/demo/**")),
            new NegatedRequestMatcher(demoMode ? TRAVEL : NOTHING)))
        .authorizeHttpRequests(calls -> calls.anyRequest().access(rights))
        .addFilterAfter(sessionCheck, SecurityContextHolderFilter.class)
        .httpBasic(basic -> basic.authenticationEntryPoint(this::askForPassword))
        .exceptionHandling(refusals -> refusals
            .defaultAuthenticationEntryPointFor(signInPage(), page)
            .defaultAuthenticationEntryPointFor(
                this::askForPassword, new NegatedRequestMatcher(page))
            .accessDeniedHandler((request, response, e) -> forbid(request, response)))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(cache -> cache.requestCache(onlyFor(page)))
        // a page of another origin can't send what these take: JSON
        .csrf(AbstractHttpConfigurer::disable)
        .headers(PageHeaders::of)
        .build();
  }

  /** For clients: the token in the path is their key. */
  @Bean
  @Order(3)
  SecurityFilterChain linkSignIn(HttpSecurity http) throws Exception {
    return http.securityMatcher(
            "/c/**", "/assets/**", "/css/**", "/js/**", "/favicon.ico", "/error")
        .authorizeHttpRequests(calls -> calls.anyRequest().access(rights))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .headers(PageHeaders::of)
        .headers(headers -> headers
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
            .addHeaderWriter(
                (request, response) -> response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"))
            .addHeaderWriter((request, response) ->
                response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive")))
        .build();
  }

  /** For people: one sign-in for the web apps and our pages. */
  @Bean
  @Order(4)
  SecurityFilterChain personSignIn(HttpSecurity http, EngineAuthenticationProvider accounts)
      throws Exception {
    RequestMatcher webAppApi = PATHS.matcher("/camunda/api/**");
    RequestMatcher webAppSignOut =
        PATHS.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");
    return http.authenticationManager(PeopleOnly.among(accounts))
        .authorizeHttpRequests(calls -> calls.anyRequest().access(rights))
        .addFilterAfter(sessionCheck, SecurityContextHolderFilter.class)
        .formLogin(form -> form.loginPage("/login")
            .successHandler(toTheWantedPage())
            .failureHandler(SignIn::backToTheSignInPage)
            .permitAll())
        .logout(signOut -> signOut
            .logoutRequestMatcher(
                new OrRequestMatcher(PATHS.matcher(HttpMethod.POST, "/logout"), webAppSignOut))
            .logoutSuccessHandler(signedOut(webAppSignOut)))
        .exceptionHandling(refusals -> refusals
            .defaultAuthenticationEntryPointFor(
                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), webAppApi)
            .defaultAuthenticationEntryPointFor(signInPage(), new NegatedRequestMatcher(webAppApi))
            .defaultAccessDeniedHandlerFor(
                (request, response, e) -> forbid(request, response), webAppApi)
            .defaultAccessDeniedHandlerFor(
                new AccessDeniedHandlerImpl(), new NegatedRequestMatcher(webAppApi)))
        // the web apps bring their own protection
        .csrf(csrf -> csrf.ignoringRequestMatchers("/camunda/**"))
        .headers(PageHeaders::of)
        .build();
  }

  /** By its path: an absolute address would be made of whatever the request calls this host. */
  private static AuthenticationEntryPoint signInPage() {
    LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/login");
    page.setFavorRelativeUris(true);
    return page;
  }

  /** The page that was asked for is remembered with the host that the request named. */
  private static AuthenticationSuccessHandler toTheWantedPage() {
    RedirectStrategy otherwise = new DefaultRedirectStrategy();
    SavedRequestAwareAuthenticationSuccessHandler handler =
        new SavedRequestAwareAuthenticationSuccessHandler();
    handler.setRedirectStrategy((request, response, url) -> {
      Matcher host = HOST.matcher(url);
      if (host.lookingAt()) {
        response.sendRedirect(url.substring(host.end()));
      } else {
        otherwise.sendRedirect(request, response, url);
      }
    });
    return handler;
  }

  private static void backToTheSignInPage(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    String why = "error";
    if (e instanceof TooManyAttempts tooMany) {
      why = "wait=" + tooMany.seconds();
    } else if (e instanceof PeopleOnly.ProgramsAccount) {
      why = "program";
    }
    response.sendRedirect(request.getContextPath() + "/login?" + why);
  }

  /** A page is shown after sign-in; for programs no session is begun. */
  private static RequestCache onlyFor(RequestMatcher pages) {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(pages);
    cache.setMatchingRequestParameterName(null); // else it adds a parameter that no page has
    return cache;
  }

  private static LogoutSuccessHandler signedOut(RequestMatcher webAppSignOut) {
    LogoutSuccessHandler webApp = new HttpStatusReturningLogoutSuccessHandler(HttpStatus.OK);
    SimpleUrlLogoutSuccessHandler page = new SimpleUrlLogoutSuccessHandler();
    page.setDefaultTargetUrl("/login?logout");
    return (request, response, authentication) -> (webAppSignOut.matches(request) ? webApp : page)
        .onLogoutSuccess(request, response, authentication);
  }

  private void askForPassword(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof TooManyAttempts tooMany) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
      problems.write(
          request,
          response,
          Problems.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "Authorization",
              "tooManyAttempts",
              tooMany.sentence()));
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"threat-reviews\"");
    problems.write(
        request,
        response,
        Problems.of(
            HttpStatus.UNAUTHORIZED,
            "Authorization",
            "signIn",
            "Please sign in with a user name and password (HTTP Basic)."));
  }

  private void forbid(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String because = rights.whyNobodyMay(request);
    ProblemDetail problem = because.isEmpty()
        ? Problems.of(
            HttpStatus.FORBIDDEN,
            "Authorization",
            "groupRights",
            "None of your groups is allowed to do this.")
        : Problems.of(HttpStatus.FORBIDDEN, "path", "forNobody", because);
    problem.setProperty("message", problem.getDetail()); // what the web apps show
    problems.write(request, response, problem);
  }
}
