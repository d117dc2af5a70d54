package org.threatreviews.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.threatreviews.database.DatabaseOutage;

/**
 * Answers what fails because the database is away: sign-in, which needs it before any controller
 * does, our pages, the engine's web apps. It stands around all of them.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class OutageFilter extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(OutageFilter.class);

  private final Problems problems;

  OutageFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException fault) {
      Optional<DatabaseOutage> outage = DatabaseOutage.in(fault);
      if (outage.isEmpty() || response.isCommitted()) {
        throw fault;
      }
      log.warn(
          "{} {}: {}",
          request.getMethod(),
          request.getRequestURI(),
          outage.get().words());
      answer(outage.get(), request, response);
    }
  }

  private void answer(
      DatabaseOutage outage, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.resetBuffer();
    response.setIntHeader(HttpHeaders.RETRY_AFTER, DatabaseOutage.RETRY_SECONDS);
    if (asksForPage(request)) {
      response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    } else {
      problems.write(request, response, Problems.of(outage));
    }
  }

  private static boolean asksForPage(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }
}
