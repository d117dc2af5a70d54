package org.threatreviews.access.rights;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Whose client a call is about, by the address that Spring has found for it, so there is no second
 * reading of a path that could differ. Where an address names no client, nobody who is limited to
 * some may use it; so a new kind of address is closed to them until it is listed here.
 */
@Component
public class AddressedClient {

  /** The kind of thing and the variable that holds its reference. */
  private static final Pattern ADDRESS =
      Pattern.compile("/(?:api/v1/|board/)?(?<kind>[a-z-]+)/\\{(?<variable>\\w+)\\}(?:/.*)?");

  private static final String LIST = "/api/v1/clients";
  private static final String CLIENTS = "clients";
  private static final String ANALYSTS = "analysts";

  /** Whose the things are that have references of their own. */
  private static final Map<String, String> OWNERS = Map.of(
      "incidents", "select client_reference from incident_summary where reference = :key",
      "questions", "select client_reference from question_summary where reference = :key",
      "reviews", "select client_reference from review_summary where reference = :key",
      "improvements", "select client_reference from improvement_summary where id::text = :key",
      "action-points", "select client_reference from action_point_summary where id::text = :key");

  private final JdbcClient jdbc;

  /** A kind of thing and the reference of the one that is asked for. */
  private record Named(String kind, String key) {}

  AddressedClient(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Its reference, as the caller or the table has it; empty when the address names none. */
  public Optional<String> of(HttpServletRequest request) {
    return named(request)
        .flatMap(named -> named.kind().equals(CLIENTS)
            ? Optional.of(named.key())
            : Optional.ofNullable(OWNERS.get(named.kind()))
                .flatMap(owner -> jdbc.sql(owner)
                    .param("key", named.key())
                    .query(String.class)
                    .optional()));
  }

  /** Whether the address is of a client or of something that is a client's, known or not. */
  boolean isAboutAClient(HttpServletRequest request) {
    return named(request)
        .filter(named -> named.kind().equals(CLIENTS) || OWNERS.containsKey(named.kind()))
        .isPresent();
  }

  /** The one address that is about several clients; whoever is limited gets a list of their own. */
  boolean isListOfClients(HttpServletRequest request) {
    return pattern(request).equals(LIST);
  }

  /** The colleague whom an address is about. */
  Optional<String> analystOf(HttpServletRequest request) {
    return named(request).filter(named -> named.kind().equals(ANALYSTS)).map(Named::key);
  }

  private static Optional<Named> named(HttpServletRequest request) {
    Matcher address = ADDRESS.matcher(pattern(request));
    if (!address.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(variables(request).get(address.group("variable")))
        .map(key -> new Named(address.group("kind"), key));
  }

  private static String pattern(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> variables(HttpServletRequest request) {
    return (Map<String, String>)
        request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
  }
}
