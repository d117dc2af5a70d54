package org.threatreviews.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UrlPathHelper;
import org.threatreviews.history.DecisionChannel;
import org.threatreviews.history.DecisionOrigin;
import org.threatreviews.history.DecisionOrigins;

/**
 * Tells by the present request where a decision comes from. Whatever no person asks for is a
 * process's: jobs, also those that the time machine runs in its own request, and the sample
 * portfolio.
 */
@Component
class RequestOrigins implements DecisionOrigins {

  private static final Pattern MEETING_PAGE = Pattern.compile("/reviews/[^/]+/meeting(/.*)?");
  private static final DecisionOrigin PROCESS = new DecisionOrigin(DecisionChannel.PROCESS, null);

  @Override
  public DecisionOrigin current() {
    if (!(RequestContextHolder.getRequestAttributes()
        instanceof ServletRequestAttributes request)) {
      return PROCESS;
    }
    DecisionChannel channel = channelOf(pathOf(request.getRequest()));
    return channel == DecisionChannel.PROCESS ? PROCESS : new DecisionOrigin(channel, signedIn());
  }

  /** As endpoints are found by it: somebody may write a letter of it as {@code %61}. */
  private static String pathOf(HttpServletRequest request) {
    return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
  }

  private static DecisionChannel channelOf(String path) {
    if (path.startsWith("/api/")) {
      return DecisionChannel.API;
    }
    if (path.startsWith("/c/")) {
      return DecisionChannel.CLIENT_PAGE;
    }
    if (path.startsWith("/camunda/")) {
      return DecisionChannel.TASKLIST;
    }
    if (path.equals("/board") || path.startsWith("/board/")) {
      return DecisionChannel.BOARD;
    }
    if (path.startsWith("/engine-rest/")) {
      return DecisionChannel.ENGINE_API;
    }
    if (MEETING_PAGE.matcher(path).matches()) {
      return DecisionChannel.MEETING_PAGE;
    }
    return path.startsWith("/reviews/") ? DecisionChannel.REVIEW_PAGE : DecisionChannel.PROCESS;
  }

  private static String signedIn() {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    return person == null || person instanceof AnonymousAuthenticationToken
        ? null
        : person.getName();
  }
}
