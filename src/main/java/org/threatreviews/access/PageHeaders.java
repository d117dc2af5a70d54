package org.threatreviews.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What browsers are told about our pages; the web apps have a policy of their own. */
final class PageHeaders {

  private static final String OURS =
      "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";

  /**
   * A mail that is shown in a frame of a page of ours: mail programs want its styles in it, and it
   * may do nothing but be read.
   */
  private static final String MAIL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
      + " frame-ancestors 'self'; base-uri 'none'; form-action 'none';"
      + " sandbox allow-popups allow-popups-to-escape-sandbox";

  private static final PathPatternRequestMatcher.Builder PATHS =
      PathPatternRequestMatcher.withDefaults();

  private static final RequestMatcher WEB_APPS = PATHS.matcher("/camunda/**");
  private static final RequestMatcher WEB_APP_API = PATHS.matcher("/camunda/api/**");
  private static final RequestMatcher MAILS = new OrRequestMatcher(
      PATHS.matcher("/board/mails/preview/*/html"), PATHS.matcher("/demo/inbox/*/html"));

  private PageHeaders() {}

  static void of(HeadersConfigurer<HttpSecurity> headers) {
    HeaderWriter neverCached = new CacheControlHeadersWriter();
    headers
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
        .addHeaderWriter(PageHeaders::policy)
        .addHeaderWriter((request, response) -> {
          // the web apps' scripts are large and may be cached
          if (!WEB_APPS.matches(request)) {
            neverCached.writeHeaders(request, response);
          } else if (WEB_APP_API.matches(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
          }
        });
  }

  private static void policy(HttpServletRequest request, HttpServletResponse response) {
    boolean mail = MAILS.matches(request);
    response.setHeader("X-Frame-Options", mail ? "SAMEORIGIN" : "DENY");
    if (!WEB_APPS.matches(request)) {
      response.setHeader("Content-Security-Policy", mail ? MAIL : OURS);
    }
  }
}
