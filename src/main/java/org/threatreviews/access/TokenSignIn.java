package org.threatreviews.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.threatreviews.http.Problems;

/**
 * Signs programs in that send a token, on the API alone. An address that sends wrong ones waits as
 * for wrong passwords (ADR 15).
 */
final class TokenSignIn extends OncePerRequestFilter {

  private static final RequestMatcher API =
      PathPatternRequestMatcher.withDefaults().matcher("/api/**");

  private static final Pattern BEARER =
      Pattern.compile("Bearer(?: +(?<token>.*))?", Pattern.CASE_INSENSITIVE);

  /** Stands before what is guessed at; no user's id has a blank. */
  private static final String GUESS = "token ";

  private final TokenCheck check;
  private final GuessLimit limit;
  private final Problems problems;

  TokenSignIn(TokenCheck check, GuessLimit limit, Problems problems) {
    this.check = check;
    this.limit = limit;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !API.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    Matcher bearer = BEARER.matcher(header == null ? "" : header);
    if (!bearer.matches()) {
      chain.doFilter(request, response);
      return;
    }
    String token = bearer.group("token") == null ? "" : bearer.group("token").strip();
    try {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(holder(request.getRemoteAddr(), ApiTokens.hash(token)));
      SecurityContextHolder.setContext(context);
    } catch (AuthenticationException refusal) {
      refuse(request, response, refusal);
      return;
    }
    chain.doFilter(request, response);
  }

  private TokenHolder holder(String address, String hash) {
    String guess = GUESS + hash;
    limit.waitFor(address, guess).ifPresent(wait -> {
      throw new TooManyAttempts("tokens", wait);
    });
    try {
      TokenHolder holder = check.holder(hash);
      limit.right(address, guess);
      return holder;
    } catch (BadCredentialsException wrong) {
      limit.wrong(address, guess);
      throw wrong;
    }
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    if (refusal instanceof TooManyAttempts tooMany) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
      write(request, response, HttpStatus.TOO_MANY_REQUESTS, "tooManyAttempts", tooMany.sentence());
    } else {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"threat-reviews\", error=\"invalid_token\"");
      write(request, response, HttpStatus.UNAUTHORIZED, "token", refusal.getMessage());
    }
  }

  private void write(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String rule,
      String detail)
      throws IOException {
    problems.write(request, response, Problems.of(status, HttpHeaders.AUTHORIZATION, rule, detail));
  }
}
