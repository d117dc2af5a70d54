package org.threatreviews.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.threatreviews.http.Problems;

/**
 * Holds tokens to what they were issued for: to read only, or for one client only. It stands before
 * every endpoint and judges by the address that Spring has found for it, so there is no second
 * reading of a path that could differ. Where an address names no client, a token that is for one is
 * refused; so a new kind of address is closed to them until it is listed here.
 */
@Component
class TokenLimits implements HandlerInterceptor, WebMvcConfigurer {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** The kind of thing and the variable that holds its reference. */
  private static final Pattern ADDRESS =
      Pattern.compile("/api/v1/(?<kind>[a-z-]+)/\\{(?<variable>\\w+)\\}(?:/.*)?");

  private static final String CLIENTS = "clients";

  /** Whose the things are that have references of their own. */
  private static final Map<String, String> OWNERS = Map.of(
      "incidents", "select client_reference from incident_summary where reference = :key",
      "questions", "select client_reference from question_summary where reference = :key",
      "reviews", "select client_reference from review_summary where reference = :key",
      "improvements", "select client_reference from improvement_summary where id::text = :key",
      "action-points", "select client_reference from action_point_summary where id::text = :key");

  private final JdbcClient jdbc;
  private final Problems problems;

  TokenLimits(JdbcClient jdbc, Problems problems) {
    this.jdbc = jdbc;
    this.problems = problems;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(SecurityContextHolder.getContext().getAuthentication() instanceof TokenHolder holder)) {
      return true;
    }
    ApiToken token = holder.token();
    if (!token.mayWrite() && !READING.contains(request.getMethod())) {
      return refused(request, response, "tokenReads", "This token only reads.");
    }
    if (token.client() != null && clientOf(request).filter(token::isFor).isEmpty()) {
      return refused(
          request,
          response,
          "tokenClient",
          "This token is for the client '%s' only, and this is not theirs."
              .formatted(token.client()));
    }
    return true;
  }

  private Optional<String> clientOf(HttpServletRequest request) {
    Matcher address = ADDRESS.matcher(
        String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
    if (!address.matches()) {
      return Optional.empty();
    }
    String key = variables(request).get(address.group("variable"));
    String kind = address.group("kind");
    if (kind.equals(CLIENTS)) {
      return Optional.ofNullable(key);
    }
    return Optional.ofNullable(OWNERS.get(kind))
        .flatMap(owner -> jdbc.sql(owner).param("key", key).query(String.class).optional());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> variables(HttpServletRequest request) {
    return (Map<String, String>)
        request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
  }

  private boolean refused(
      HttpServletRequest request, HttpServletResponse response, String rule, String why)
      throws IOException {
    problems.write(
        request, response, Problems.of(HttpStatus.FORBIDDEN, "Authorization", rule, why));
    return false;
  }
}
