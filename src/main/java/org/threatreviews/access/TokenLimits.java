package org.threatreviews.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.threatreviews.access.rights.AddressedClient;
import org.threatreviews.http.Problems;

/**
 * Holds tokens to what they were issued for: to read only, or for one client only. It stands before
 * every endpoint; where an address names no client, a token that is for one is refused.
 */
@Component
class TokenLimits implements HandlerInterceptor, WebMvcConfigurer {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final AddressedClient addressed;
  private final Problems problems;

  TokenLimits(AddressedClient addressed, Problems problems) {
    this.addressed = addressed;
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
    if (token.client() != null && addressed.of(request).filter(token::isFor).isEmpty()) {
      return refused(
          request,
          response,
          "tokenClient",
          "This token is for the client '%s' only, and this is not theirs."
              .formatted(token.client()));
    }
    return true;
  }

  private boolean refused(
      HttpServletRequest request, HttpServletResponse response, String rule, String why)
      throws IOException {
    problems.write(
        request, response, Problems.of(HttpStatus.FORBIDDEN, "Authorization", rule, why));
    return false;
  }
}
