package org.threatreviews.access.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.threatreviews.http.Problems;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.support.ProcessTest;

/**
 * Advisors see and change what is their own clients', analysts change it: each address of the API and
 * of the pages that they may use is tried by one of them whose client it is not.
 */
@ProcessTest
class ClientLimitsTest {

  private static final Pattern ADDRESS = Pattern.compile("/(?:api/v1/|board/)?(?<kind>[a-z-]+).*");

  private static final String CLIENT = "/api/v1/clients/{reference}";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping addresses;

  @Autowired
  Rights rights;

  @Autowired
  MockMvc http;

  @Autowired
  AddressedClient addressed;

  @Autowired
  OwnClients own;

  @Autowired
  Problems problems;

  @Autowired
  TwoClients twoClients;

  @Autowired
  ThreatReviews reviews;

  private Map<String, String> norths;

  private record Operation(String method, String pattern, String path) {

    boolean reads() {
      return method.equals("GET");
    }
  }

  @BeforeEach
  void createTwoClients() {
    norths = twoClients.create();
  }

  @Test
  void aForeignAdvisorComesToNothingOfAClient() throws Exception {
    Set<String> open = new TreeSet<>();
    List<Operation> tried = operationsOf(Groups.ADVISOR);
    for (Operation operation : tried) {
      if (!isRefused(call(operation, as("stranger", Groups.ADVISOR)))) {
        open.add(operation.method() + " " + operation.pattern());
      }
    }
    assertThat(tried).hasSizeGreaterThan(50);
    // what is no client's; the list holds the advisor's own clients only
    assertThat(open)
        .containsExactlyInAnyOrder(
            "GET /",
            "GET /account/sessions",
            "POST /account/sessions/end",
            "GET /api/v1/analysts",
            "GET /api/v1/analysts/forecast",
            "GET /api/v1/analysts/{userId}",
            "GET /api/v1/analysts/{userId}/meeting-place",
            "GET /api/v1/clients",
            "GET /swagger-ui.html",
            "GET /threats",
            "POST /threats",
            "POST /threats/{id}",
            "POST /threats/{id}/retirement",
            "POST /threats/{id}/return");
  }

  @Test
  void aForeignAnalystChangesNothingOfAClient() throws Exception {
    List<String> open = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    for (Operation operation : operationsOf(Groups.ANALYST)) {
      boolean refused = isRefused(call(operation, as("stranger", Groups.ANALYST)));
      String name = operation.method() + " " + operation.pattern();
      if (operation.reads() && refused && !name.contains("/analysts/")) {
        closed.add(name);
      } else if (!operation.reads() && !refused && !name.matches("\\w+ /(threats|account)\\b.*")) {
        open.add(name);
      }
    }
    assertThat(open).isEmpty();
    assertThat(closed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"analyst", "advisor"})
  void whoHoldsTheReviewsComesToAll(String group) throws Exception {
    String holder = reviews.get(norths.get("reviews")).analyst();
    for (Operation operation : operationsOf(group)) {
      if (!operation.pattern().contains("/analysts/")) {
        assertThat(isRefused(call(operation, as(holder, group))))
            .as(operation.toString())
            .isFalse();
      }
    }
  }

  @Test
  void listsOnesOwnClients() throws Exception {
    String holder = reviews.get(norths.get("reviews")).analyst();

    http.perform(get("/api/v1/clients").with(as("stranger", Groups.ADVISOR)))
        .andExpect(jsonPath("$.total").value(0))
        .andExpect(jsonPath("$.items").isEmpty());
    http.perform(get("/api/v1/clients").with(as(holder, Groups.ADVISOR)))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].reference").value("NORD"));
    http.perform(get("/api/v1/clients").with(as(holder, Groups.ANALYST)))
        .andExpect(jsonPath("$.total").value(2));
    http.perform(get("/api/v1/clients")
            .with(user(holder)
                .authorities(
                    new SimpleGrantedAuthority(Groups.ADVISOR),
                    new SimpleGrantedAuthority(Groups.TEAM_LEAD))))
        .andExpect(jsonPath("$.total").value(2));
  }

  /** The address counts as Spring has found it, however it was written. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/clients", "/api/v1/%63lients"})
  void analystsReadTheirOwnClientsOnlyWhereTheSettingSaysSo(String list) throws Exception {
    ClientLimits limits = new ClientLimits(
        rights, addressed, own, new ReadingSettings(ReadingSettings.Reach.OWN), problems);
    String holder = reviews.get(norths.get("reviews")).analyst();

    assertThat(reads(limits, "stranger", "/api/v1/clients/NORD", CLIENT)).isFalse();
    assertThat(reads(limits, holder, "/api/v1/clients/NORD", CLIENT)).isTrue();
    assertThat(reads(limits, "stranger", "/threats", "/threats")).isTrue();
    assertThat(reads(limits, "stranger", list, "/api/v1/clients")).isTrue();
    assertThat(sight(limits, "stranger", list)).contains(Set.of());
    assertThat(sight(limits, holder, list)).contains(Set.of("NORD"));
  }

  private boolean reads(ClientLimits limits, String name, String path, String pattern)
      throws Exception {
    signIn(name);
    try {
      return limits.preHandle(found(path, pattern), new MockHttpServletResponse(), this);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private Optional<Set<String>> sight(ClientLimits limits, String name, String path) {
    signIn(name);
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(found(path, "/api/v1/clients")));
    try {
      return limits.ofCaller();
    } finally {
      RequestContextHolder.resetRequestAttributes();
      SecurityContextHolder.clearContext();
    }
  }

  private static void signIn(String analyst) {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(analyst, null, Groups.ANALYST));
  }

  private static MockHttpServletRequest found(String path, String pattern) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
    request.setAttribute(
        HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("reference", "NORD"));
    return request;
  }

  @Test
  void readsOnesOwnCalendarOnly() throws Exception {
    http.perform(get("/api/v1/analysts/analyst/reviews.ics").with(as("analyst", Groups.ANALYST)))
        .andExpect(status().isOk());
    http.perform(get("/api/v1/analysts/analyst/reviews.ics").with(as("advisor", Groups.ADVISOR)))
        .andExpect(status().isForbidden());
  }

  private boolean isRefused(MockHttpServletResponse answer) throws Exception {
    return answer.getStatus() == 403
        && (answer.getErrorMessage() + answer.getContentAsString())
            .contains(ClientLimits.OTHER_CLIENT);
  }

  private MockHttpServletResponse call(Operation operation, RequestPostProcessor caller)
      throws Exception {
    var request = request(HttpMethod.valueOf(operation.method()), URI.create(operation.path()))
        .with(caller)
        .with(csrf());
    if (!operation.reads()) {
      request.contentType(MediaType.APPLICATION_JSON).content("{}");
    }
    try {
      return http.perform(request).andReturn().getResponse();
    } finally {
      RequestContextHolder.resetRequestAttributes(); // it leaves the request at the thread
    }
  }

  private static RequestPostProcessor as(String name, String group) {
    return user(name).authorities(new SimpleGrantedAuthority(group));
  }

  private List<Operation> operationsOf(String group) {
    List<Operation> operations = new ArrayList<>();
    for (RequestMappingInfo mapping : addresses.getHandlerMethods().keySet()) {
      for (String pattern : mapping.getPatternValues()) {
        Matcher address = ADDRESS.matcher(pattern);
        String kind = address.matches() ? address.group("kind") : "";
        String path = pattern
            .replaceFirst("\\{\\w+\\}", norths.getOrDefault(kind, "x"))
            .replaceAll("\\{\\w+\\}", new UUID(0, 1).toString());
        for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
          Optional<Right> right = rights.of(new MockHttpServletRequest(method.name(), path));
          if (right.filter(line -> line.isFor(group)).isPresent()
              && !pattern.startsWith("/api/v1/faulty")) {
            operations.add(new Operation(method.name(), pattern, path));
          }
        }
      }
    }
    return operations;
  }
}
