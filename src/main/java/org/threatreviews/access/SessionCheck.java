package org.threatreviews.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose user has been deleted, has got another password or other groups since, or
 * that has lasted long enough; the request then goes on as anybody's. The whole session, because
 * the web apps keep the groups in it too.
 */
class SessionCheck extends OncePerRequestFilter {

  private final Standing standing;
  private final Duration lifetime;
  private final Ticker ticker;
  private final OwnSessions sessions;

  SessionCheck(Standing standing, Duration lifetime, Ticker ticker, OwnSessions sessions) {
    this.standing = standing;
    this.lifetime = lifetime;
    this.ticker = ticker;
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    if (person instanceof SignedIn signedIn) {
      HttpSession session = request.getSession(false);
      boolean good = isGood(signedIn);
      if (session != null && good) {
        sessions.used(session, signedIn, request);
      } else if (session != null) {
        session.invalidate();
      }
      if (!good) {
        SecurityContextHolder.clearContext();
      }
    }
    chain.doFilter(request, response);
  }

  private boolean isGood(SignedIn person) {
    return person.isYoung(lifetime, ticker)
        && standing.isUnchanged(person.getPrincipal(), person.account());
  }
}
