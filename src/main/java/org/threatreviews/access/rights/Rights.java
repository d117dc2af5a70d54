package org.threatreviews.access.rights;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Who may call what over HTTP, of our own operations, the engine's and its web apps': the one table
 * is {@code access/rights.txt}. What no line names is refused.
 */
@Component
public class Rights implements AuthorizationManager<RequestAuthorizationContext> {

  private static final String FILE = "access/rights.txt";

  private static final Pattern LINE =
      Pattern.compile("(\\S+)\\s+(\\S+)\\s+(.*?)(?:\\s+--\\s+(.*))?");

  /** The engine's REST API as programs and as its web apps call it, with the engine named or not. */
  private static final List<String> ENGINE = List.of(
      "/engine-rest",
      "/engine-rest/engine/{engine}",
      "/camunda/api/engine",
      "/camunda/api/engine/engine/{engine}");

  private static final String ENGINE_MARK = "~";
  private static final String OWN_MARK = "*";

  private static final Map<String, String> GROUPS = Map.of(
      "lead", Groups.TEAM_LEAD,
      "analyst", Groups.ANALYST,
      "advisor", Groups.ADVISOR,
      "soc", Groups.SOC,
      "integration", Groups.INTEGRATION,
      "admin", Groups.ADMIN,
      "break-glass", Groups.BREAK_GLASS);

  private static final Set<String> OTHERS =
      Set.of(Right.ANYONE, Right.SIGNED_IN, Right.THIS_MACHINE, Right.NOBODY);

  private final List<Right> table;

  Rights() {
    this.table = read();
  }

  private static List<Right> read() {
    try {
      return new ClassPathResource(FILE)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Rights::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  static Right parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no line of %s: %s".formatted(FILE, line));
    }
    Set<String> who = new TreeSet<>();
    Set<String> own = new TreeSet<>();
    for (String word : parts.group(3).strip().split("\\s+")) {
      String group =
          GROUPS.get(word.endsWith(OWN_MARK) ? word.substring(0, word.length() - 1) : word);
      if (word.equals("people")) {
        GROUPS.values().stream().filter(any -> !any.equals(Groups.INTEGRATION)).forEach(who::add);
      } else if (OTHERS.contains(word)) {
        who.add(word);
      } else if (group != null) {
        who.add(group);
        if (word.endsWith(OWN_MARK)) {
          own.add(group);
        }
      } else {
        throw new IllegalArgumentException("who is '%s'? In: %s".formatted(word, line));
      }
    }
    List<String> methods = methods(parts.group(1));
    return new Right(
        methods,
        parts.group(2),
        Set.copyOf(who),
        Set.copyOf(own),
        parts.group(4) == null ? "" : parts.group(4),
        matcher(methods, parts.group(2)));
  }

  private static List<String> methods(String word) {
    return switch (word) {
      case "*" -> List.of();
      case "GET" -> List.of("GET", "HEAD", "OPTIONS");
      case "write" -> List.of("POST", "PUT", "PATCH", "DELETE");
      default -> Arrays.stream(word.split(",")).toList();
    };
  }

  private static RequestMatcher matcher(List<String> methods, String path) {
    List<String> paths = path.startsWith(ENGINE_MARK)
        ? ENGINE.stream().map(api -> api + path.substring(1)).toList()
        : List.of(path);
    PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
    return new OrRequestMatcher(paths.stream()
        .flatMap(pattern -> methods.isEmpty()
            ? Stream.of(builder.matcher(pattern))
            : methods.stream().map(method -> builder.matcher(HttpMethod.valueOf(method), pattern)))
        .map(RequestMatcher.class::cast)
        .toList());
  }

  List<Right> table() {
    return table;
  }

  /** The first line that fits. */
  Optional<Right> of(HttpServletRequest request) {
    return table.stream().filter(right -> right.matcher().matches(request)).findFirst();
  }

  /** Why nobody may do this, in a sentence; empty when somebody may, or there is nothing to say. */
  public String whyNobodyMay(HttpServletRequest request) {
    return of(request)
        .filter(right -> right.isFor(Right.NOBODY))
        .map(Right::because)
        .orElse("");
  }

  /** Whether it takes breaking the glass to do this. */
  public boolean isBehindGlass(HttpServletRequest request) {
    return of(request).filter(Right::isBehindGlass).isPresent();
  }

  @Override
  public AuthorizationDecision check(
      Supplier<Authentication> caller, RequestAuthorizationContext context) {
    return new AuthorizationDecision(
        of(context.getRequest()).filter(right -> may(caller, right, context)).isPresent());
  }

  private static boolean may(
      Supplier<Authentication> caller, Right right, RequestAuthorizationContext context) {
    if (right.isFor(Right.ANYONE)
        || right.isFor(Right.THIS_MACHINE) && CallsFromHere.comes(context.getRequest())) {
      return true;
    }
    Authentication known = caller.get();
    if (known == null || known instanceof AnonymousAuthenticationToken) {
      return false;
    }
    List<String> groups =
        known.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
    return right.isFor(Right.SIGNED_IN) || right.isFor(Right.THIS_MACHINE)
        ? groups.stream().anyMatch(GROUPS::containsValue)
        : groups.stream().anyMatch(right::isFor);
  }
}
