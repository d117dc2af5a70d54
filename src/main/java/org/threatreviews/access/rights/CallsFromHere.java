package org.threatreviews.access.rights;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Calls from this machine itself. Behind a proxy every call is one, so none counts that says so. */
final class CallsFromHere {

  private static final RequestMatcher LOOPBACK =
      new OrRequestMatcher(new IpAddressMatcher("127.0.0.0/8"), new IpAddressMatcher("::1"));

  private CallsFromHere() {}

  static boolean comes(HttpServletRequest request) {
    return request.getHeader("X-Forwarded-For") == null
        && request.getHeader("Forwarded") == null
        && LOOPBACK.matches(request);
  }
}
