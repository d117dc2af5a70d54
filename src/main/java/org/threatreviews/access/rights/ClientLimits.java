package org.threatreviews.access.rights;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.threatreviews.client.ClientSight;
import org.threatreviews.http.Problems;

/**
 * Holds people to the clients that are theirs, where {@code access/rights.txt} marks their group
 * with a star, and analysts to those also in reading where the setting says so. It stands before
 * every endpoint, so that no query has to think of it; only a list of clients is made shorter.
 */
@Component
class ClientLimits implements HandlerInterceptor, WebMvcConfigurer, ClientSight {

  static final String OTHER_CLIENT =
      "This is about a client whose reviews you don't hold; please ask a team lead.";

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final String API = "/api/";

  private final Rights rights;
  private final AddressedClient addressed;
  private final OwnClients own;
  private final ReadingSettings settings;
  private final Problems problems;

  ClientLimits(
      Rights rights,
      AddressedClient addressed,
      OwnClients own,
      ReadingSettings settings,
      Problems problems) {
    this.rights = rights;
    this.addressed = addressed;
    this.own = own;
    this.settings = settings;
    this.problems = problems;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (!isLimited(request, caller) || isTheirs(request, caller.getName())) {
      return true;
    }
    if (request.getRequestURI().startsWith(request.getContextPath() + API)) {
      problems.write(
          request,
          response,
          Problems.of(HttpStatus.FORBIDDEN, "Authorization", "otherClient", OTHER_CLIENT));
    } else {
      response.sendError(HttpStatus.FORBIDDEN.value(), OTHER_CLIENT);
    }
    return false;
  }

  private boolean isTheirs(HttpServletRequest request, String user) {
    Optional<String> colleague = addressed.analystOf(request);
    if (colleague.isPresent()) {
      return colleague.get().equals(user);
    }
    return addressed
        .of(request)
        .map(client -> own.isOwn(user, client))
        .orElseGet(() -> addressed.isListOfClients(request));
  }

  /** Whether all groups by which somebody may do this are held to their own clients. */
  private boolean isLimited(HttpServletRequest request, Authentication caller) {
    Optional<Right> right = caller == null ? Optional.empty() : rights.of(request);
    if (right.isEmpty()) {
      return false;
    }
    Set<String> by = caller.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .filter(right.get()::isFor)
        .collect(Collectors.toSet());
    return !by.isEmpty()
        && by.stream()
            .allMatch(group -> !right.get().isForAnyClient(group) || readsOwn(group, request));
  }

  private boolean readsOwn(String group, HttpServletRequest request) {
    return settings.analystsRead() == ReadingSettings.Reach.OWN
        && group.equals(Groups.ANALYST)
        && READING.contains(request.getMethod())
        && (addressed.isListOfClients(request) || addressed.isAboutAClient(request));
  }

  @Override
  public Optional<Set<String>> ofCaller() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes present
            && isLimited(present.getRequest(), caller)
        ? Optional.of(own.of(caller.getName()))
        : Optional.empty();
  }
}
