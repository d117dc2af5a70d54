package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.threatreviews.access.rights.TwoClients;
import org.threatreviews.support.ProcessTest;

/**
 * A token for one client opens that client's addresses and no other's: every address of the API is
 * tried, found as Spring knows it.
 */
@ProcessTest
class ClientTokenTest {

  private static final Pattern ADDRESS = Pattern.compile("/api/v1/(?<kind>[a-z-]+).*");

  /** Addresses that are not one client's. */
  private static final Set<String> OF_ALL = Set.of("GET /api/v1/clients", "POST /api/v1/clients");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping addresses;

  @Autowired
  MockMvc http;

  @Autowired
  ApiTokens tokens;

  @Autowired
  TwoClients twoClients;

  private Map<String, String> norths;

  /** An operation of the API, with what Nord has in its address. */
  private record Operation(String method, String pattern, String path, MediaType body) {}

  @BeforeEach
  void createTwoClients() {
    norths = twoClients.create();
  }

  private String tokenFor(String client) {
    return tokens.issue(
        new NewToken(
            "for " + client, "integration", TokenScope.READ_WRITE, client, tokens.latestEnd()),
        "admin");
  }

  @Test
  void opensNothingOfAnotherClient() throws Exception {
    String token = tokenFor("SUED");
    List<String> open = new ArrayList<>();
    List<Operation> operations = operations();
    for (Operation operation : operations) {
      MockHttpServletResponse answer = call(operation, operation.path(), token);
      if (answer.getStatus() != 403
          || !answer.getContentAsString().matches(".*\"rule\":\"(tokenClient|groupRights)\".*")) {
        open.add(operation + " → " + answer.getStatus() + " " + answer.getContentAsString());
      }
    }
    assertThat(open).isEmpty();
    assertThat(operations).hasSizeGreaterThan(60);
  }

  @Test
  void opensWhatIsTheClients() throws Exception {
    String token = tokenFor("NORD");
    String all = tokens.issue(
        new NewToken("for all", "integration", TokenScope.READ_WRITE, null, tokens.latestEnd()),
        "admin");
    Set<String> closed = new TreeSet<>();
    Set<String> ofTheGroup = new TreeSet<>();
    for (Operation operation : operations()) {
      String name = operation.method() + " " + operation.pattern();
      if (rule(call(operation, operation.path(), token)).equals("tokenClient")) {
        closed.add(name);
        if (rule(call(operation, operation.path(), all)).equals("tokenClient")) {
          ofTheGroup.add(name);
        }
      }
    }
    // the pool's, and a kind that only tests have
    closed.removeIf(name -> name.matches("\\w+ /api/v1/(analysts|faulty)\\b.*"));
    assertThat(closed).isEqualTo(OF_ALL);
    assertThat(ofTheGroup).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/incidents/NOBODYS",
        "/api/v1/questions/NOBODYS",
        "/api/v1/reviews/NOBODYS",
        "/api/v1/clients/NOBODYS",
        "/api/v1/clients/sued",
        "/api/v1/clients/SUED/nothing",
        "/api/v1/nothing",
        "/api/nothing"
      })
  void tellsNotWhetherThereIsWhatOthersHave(String path) throws Exception {
    MockHttpServletResponse answer = http.perform(
            request(HttpMethod.GET, path).header("Authorization", "Bearer " + tokenFor("SUED")))
        .andReturn()
        .getResponse();

    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(answer.getContentAsString())
        .contains("This token is for the client 'SUED' only, and this is not theirs.");
  }

  private String rule(MockHttpServletResponse answer) throws Exception {
    Matcher rule = Pattern.compile("\"rule\":\"(\\w+)\"").matcher(answer.getContentAsString());
    return rule.find() ? rule.group(1) : "";
  }

  private MockHttpServletResponse call(Operation operation, String path, String token)
      throws Exception {
    MockHttpServletRequestBuilder request = request(
            HttpMethod.valueOf(operation.method()), URI.create(path))
        .header("Authorization", "Bearer " + token);
    if (!operation.method().equals("GET")) {
      request.contentType(operation.body()).content("{}");
    }
    return http.perform(request).andReturn().getResponse();
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (RequestMappingInfo mapping : addresses.getHandlerMethods().keySet()) {
      for (String pattern : mapping.getPatternValues()) {
        if (!pattern.startsWith("/api/")) {
          continue;
        }
        Matcher address = ADDRESS.matcher(pattern);
        assertThat(address.matches()).as(pattern).isTrue();
        String path = pattern
            .replaceFirst("\\{\\w+\\}", norths.getOrDefault(address.group("kind"), "x"))
            .replaceAll("\\{\\w+\\}", new UUID(0, 1).toString());
        MediaType body = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
            .filter(MediaType::isConcrete)
            .findFirst()
            .orElse(MediaType.APPLICATION_JSON);
        for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
          operations.add(new Operation(method.name(), pattern, path, body));
        }
      }
    }
    return operations;
  }
}
