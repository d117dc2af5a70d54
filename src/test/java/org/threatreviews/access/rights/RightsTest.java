package org.threatreviews.access.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.threatreviews.support.EngineOperations;
import org.threatreviews.support.EngineOperations.Operation;
import org.threatreviews.support.ProcessTest;

/** Each group may do what the table of rights says, in each of our operations and the engine's. */
@ProcessTest
class RightsTest {

  private static final Path PAGE = Path.of("docs/security.md");
  private static final Path NEW_PAGE = Path.of("target/security.md");
  private static final String BEGIN = "<!-- rights -->\n";
  private static final String END = "<!-- end of rights -->\n";

  private static final List<String> COLUMNS =
      List.of("lead", "analyst", "advisor", "soc", "integration", "admin", "break-glass");

  private static final Set<String> FOR_ALL =
      Set.of(Right.ANYONE, Right.SIGNED_IN, Right.THIS_MACHINE);

  @Autowired
  Rights rights;

  @Autowired
  MockMvc http;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void eachOperationOfOursHasALine() {
    List<String> without = ours()
        .filter(operation ->
            line(operation).map(right -> right.path().equals("/api/**")).orElse(true))
        .map(Operation::toString)
        .toList();

    assertThat(ours().count()).isGreaterThan(150);
    assertThat(without).as("add lines to access/rights.txt").isEmpty();
  }

  @Test
  void eachLineIsAboutSomething() {
    Set<String> used = new TreeSet<>();
    everything().forEach(operation -> line(operation).ifPresent(right -> used.add(key(right))));

    assertThat(rights.table().stream().map(RightsTest::key))
        .filteredOn(line -> line.contains(" /api/v1") || line.contains(" ~/"))
        .filteredOn(line -> !line.endsWith("~/**"))
        .as("lines that nothing comes to, or another line before takes")
        .allMatch(used::contains);
  }

  @Test
  void whatTheEngineOffersToChangeIsForNobodyUnlessALineSaysSo() {
    List<Operation> changes = EngineOperations.rest().stream()
        .filter(operation -> !operation.method().equals("GET"))
        .map(operation -> new Operation(operation.method(), "/engine-rest" + operation.path()))
        .toList();
    assertThat(changes).hasSizeGreaterThan(150);

    assertThat(changes)
        .filteredOn(operation -> !line(operation).orElseThrow().isFor(Right.NOBODY))
        .hasSizeLessThan(80);
  }

  @Test
  void eachCellHolds() {
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (Operation operation : everything().toList()) {
      Right right = line(operation).orElseThrow();
      for (String column : COLUMNS) {
        String group = Rights.parse("GET / " + column).who().iterator().next();
        boolean expected = right.isFor(group) || right.who().stream().anyMatch(FOR_ALL::contains);
        boolean may = may(operation, group);
        tried++;
        if (may != expected) {
          wrong.add("%s as %s: %s".formatted(operation, column, may));
        }
      }
    }
    assertThat(tried).isGreaterThan(5000);
    assertThat(wrong).isEmpty();
  }

  @Test
  void nobodyComesInWithoutSigningIn() throws Exception {
    for (Operation operation : everything().toList()) {
      Right right = line(operation).orElseThrow();
      if (!right.isFor(Right.ANYONE) && !right.isFor(Right.THIS_MACHINE)) {
        int status = http.perform(request(HttpMethod.valueOf(operation.method()), operation.path())
                .with(csrf()))
            .andReturn()
            .getResponse()
            .getStatus();
        assertThat(status).as(operation.toString()).isIn(302, 401, 403);
      }
    }
  }

  @Test
  void aPathThatNoLineNamesIsRefused() throws Exception {
    for (String path : List.of("/engine-rest/x/y", "/camunda/api/x", "/x", "/board/x")) {
      assertThat(may(new Operation("POST", path), Groups.ADMIN)).as(path).isFalse();
    }
  }

  @Test
  void aLineMustBeUnderstood() {
    for (String line : List.of("GET /x", "GET /x leads", "GET /x lead,soc", "GET")) {
      assertThatThrownBy(() -> Rights.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void thePageShowsTheTable() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String now = page.substring(0, begin) + matrix() + page.substring(page.indexOf(END));
    Files.createDirectories(NEW_PAGE.getParent());
    Files.writeString(NEW_PAGE, now);

    assertThat(page).as("copy %s to %s", NEW_PAGE, PAGE).isEqualTo(now);
  }

  private String matrix() {
    String head = "| operation | %s |\n|---|%s\n"
        .formatted(String.join(" | ", COLUMNS), "---|".repeat(COLUMNS.size()));
    return rights.table().stream()
        .map(right -> "| `%s %s`%s | %s |\n"
            .formatted(
                right.methods().isEmpty() ? "*" : String.join(",", right.methods()),
                right.path(),
                right.because().isEmpty() ? "" : " " + right.because(),
                COLUMNS.stream()
                    .map(column -> cell(right, column))
                    .collect(Collectors.joining(" | "))))
        .collect(Collectors.joining("", head, ""));
  }

  private static String cell(Right right, String column) {
    String group = Rights.parse("GET / " + column).who().iterator().next();
    if (right.isFor(Right.ANYONE)) {
      return "anyone";
    }
    if (right.isFor(group) && !right.isForAnyClient(group)) {
      return "own";
    }
    return right.isFor(group) || right.who().stream().anyMatch(FOR_ALL::contains) ? "yes" : "–";
  }

  private static String key(Right right) {
    return String.join(",", right.methods()) + " " + right.path();
  }

  private Stream<Operation> everything() {
    return Stream.concat(
        ours(),
        EngineOperations.rest().stream()
            .flatMap(operation -> Stream.of("/engine-rest", "/camunda/api/engine/engine/default")
                .map(api -> new Operation(operation.method(), api + operation.path()))));
  }

  /** Without those of tests themselves. */
  private Stream<Operation> ours() {
    return allOurs().filter(operation -> !operation.path().startsWith("/api/v1/faulty"));
  }

  private Stream<Operation> allOurs() {
    return mappings.getHandlerMethods().keySet().stream().flatMap(mapping -> {
      Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
      Stream<String> names =
          methods.isEmpty() ? Stream.of("GET", "POST") : methods.stream().map(RequestMethod::name);
      return names.flatMap(name -> mapping.getPatternValues().stream()
          .map(path -> new Operation(name, path.replaceAll("\\{[^}]+}", "x"))));
    });
  }

  private Optional<Right> line(Operation operation) {
    MockHttpServletRequest request =
        new MockHttpServletRequest(operation.method(), operation.path());
    return rights.of(request);
  }

  /** Some may do it for their own clients, and this user of a test has none. */
  private static boolean isAboutAnotherClient(MockHttpServletResponse answer) throws IOException {
    return (answer.getErrorMessage() + answer.getContentAsString())
        .contains(ClientLimits.OTHER_CLIENT);
  }

  private boolean may(Operation operation, String group) {
    try {
      MockHttpServletResponse answer = http.perform(
              request(HttpMethod.valueOf(operation.method()), operation.path())
                  .with(user("somebody").authorities(new SimpleGrantedAuthority(group)))
                  .with(csrf())
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(operation.method().equals("GET") ? "" : "{}"))
          .andReturn()
          .getResponse();
      return answer.getStatus() != 403 || isAboutAnotherClient(answer);
    } catch (Exception letThrough) {
      // the web apps' own filter comes after ours, and knows no user of a test
      return true;
    } finally {
      RequestContextHolder.resetRequestAttributes(); // it leaves the request at the thread
    }
  }
}
