package org.threatreviews.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.threatreviews.http.Problems;

/**
 * Lets the demo answer only whoever calls it by a name of this machine. It trusts this machine, and
 * so would a page of a stranger that a browser here has open, once the stranger's name points to
 * 127.0.0.1 (DNS rebinding): the browser then takes the demo for the stranger's server, but says in
 * {@code Host} by which name it came. What proxies add is not looked at.
 */
@Component
@EmbeddedDefault
@Order(Ordered.HIGHEST_PRECEDENCE)
class LoopbackNames extends OncePerRequestFilter {

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1])(:\\d{1,5})?"
          + "|0:0:0:0:0:0:0:1");

  private static final HttpStatusCode MISDIRECTED = HttpStatusCode.valueOf(421);

  private final Problems problems;

  LoopbackNames(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // browsers always send one; without it the address counts that was called, not the server's
    // name, which may be what a proxy has added
    String host =
        Optional.ofNullable(request.getHeader(HttpHeaders.HOST)).orElseGet(request::getLocalAddr);
    if (LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      chain.doFilter(request, response);
    } else {
      problems.write(
          request,
          response,
          Problems.of(
              MISDIRECTED,
              "Host",
              "loopbackName",
              "The demo answers only on this machine, as http://localhost. To be reached by another"
                  + " name, the application needs a database of its own; see docs/operations.md."));
    }
  }
}
