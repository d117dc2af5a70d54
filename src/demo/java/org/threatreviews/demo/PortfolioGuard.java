package org.threatreviews.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.threatreviews.http.Problems;

/**
 * Lets everybody look, but nobody change anything while the sample clients get their past: what is
 * entered then would be dated half a year ago. Whoever wants to change something, or asks what time
 * it is, waits for the present, and is refused when that takes too long. The engine's web apps ask by
 * the methods by which they change, and are let through.
 */
@Component
@EmbeddedDefault
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PortfolioGuard extends OncePerRequestFilter {

  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
  private static final List<String> OPEN = List.of("/login", "/logout", "/camunda/");
  private static final String CLOCK = "/demo/clock";
  private static final int RETRY_SECONDS = 5;

  private final PortfolioProgress portfolio;
  private final AdjustableClock clock;
  private final Problems problems;
  private final Duration patience;

  /**
   * @param patience how long a request waits for the present
   */
  PortfolioGuard(
      PortfolioProgress portfolio,
      AdjustableClock clock,
      Problems problems,
      @Value("${threat-reviews.demo.patience:60s}") Duration patience) {
    this.portfolio = portfolio;
    this.clock = clock;
    this.problems = problems;
    this.patience = patience;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return !portfolio.isUnderWay()
        || (LOOKING.contains(request.getMethod()) && !path.equals(CLOCK))
        || OPEN.stream().anyMatch(path::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (portfolio.comesWithin(patience)) {
      chain.doFilter(request, response);
      return;
    }
    response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    problems.write(
        request,
        response,
        Problems.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "clock",
            "portfolioUnderWay",
            "The sample clients are being given a past, %d %% of it are there. Nothing can be changed until then; please try again in a few seconds."
                .formatted(portfolio.percent(clock.instant()).orElse(0))));
  }
}
