package org.threatreviews.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ProcessTest;

/** Whatever answers with CSV does so as a spreadsheet opens it; none is forgotten here. */
@ProcessTest
class CsvEndpointsTest {

  private static final String AT =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?([+-]\\d\\d:\\d\\d|Z)";

  @Autowired
  MockMvc api;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping endpoints;

  @Autowired
  ReviewDriver driver;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  TestTime time;

  @BeforeEach
  void aClientWithAPast() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
    contractChanges.carryOut(
        ReviewDriver.CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-06-30")));
    incidents.report(new IncidentReport(
        ReviewDriver.CLIENT,
        "SIR-1",
        Severity.HIGH,
        "Beaconing",
        "A workstation talks to a server.",
        "Isolate it.",
        null,
        null,
        time.now()));
    time.advanceTo(time.now());
  }

  @Test
  void eachIsUtf8WithItsMarkAndWholeLinesAndIsoDates() throws Exception {
    Set<String> paths = new TreeSet<>();
    for (RequestMappingInfo endpoint : endpoints.getHandlerMethods().keySet()) {
      for (String path : endpoint.getPatternValues()) {
        MockHttpServletRequestBuilder call = callFor(endpoint, path);
        if (call != null) {
          paths.add(path);
          check(path, api.perform(call.with(lead())).andReturn().getResponse());
        }
      }
    }
    assertThat(paths)
        .contains(
            "/api/v1/board",
            "/api/v1/clients/{client}/history",
            "/api/v1/clients/{client}/requests",
            "/board");
  }

  /** Null when it answers with something else. */
  private static MockHttpServletRequestBuilder callFor(RequestMappingInfo endpoint, String path) {
    String address = path.replaceAll("\\{\\w+}", ReviewDriver.CLIENT);
    if (path.endsWith(".csv")) {
      return get(address);
    }
    if (endpoint.getParamsCondition().getExpressions().stream()
        .anyMatch(wanted -> "format=csv".equals(wanted.toString()))) {
      return get(address).param("format", "csv");
    }
    return endpoint.getProducesCondition().getProducibleMediaTypes().stream()
            .anyMatch(type -> type.getSubtype().equals("csv"))
        ? get(address).accept(CsvTable.TYPE)
        : null;
  }

  private static void check(String path, MockHttpServletResponse answer) throws Exception {
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    assertThat(answer.getContentType()).as(path).isEqualToIgnoringCase("text/csv;charset=UTF-8");
    assertThat(answer.getHeader("Content-Disposition")).as(path).matches("attachment; .*\\.csv\"");
    byte[] table = answer.getContentAsByteArray();
    assertThat(table).as(path).startsWith(0xEF, 0xBB, 0xBF);
    String text = new String(table, StandardCharsets.UTF_8).substring(1);
    assertThat(text).as(path).endsWith("\r\n");
    assertThat(text.replace("\r\n", "")).as("%s has whole line ends", path).doesNotContain("\r");
    List<String> header = List.of(text.lines().findFirst().orElseThrow().split(","));
    List<String> rows = text.lines().skip(1).toList();
    assertThat(rows).as(path).isNotEmpty();
    for (int column = 0; column < header.size(); column++) {
      if (header.get(column).matches("at|.*(At|Start|Since)")) {
        int index = column;
        assertThat(rows)
            .as("%s %s", path, header.get(column))
            .filteredOn(row -> row.split(",", -1).length == header.size())
            .allMatch(row -> row.split(",", -1)[index].matches(AT + "|"));
      }
    }
  }

  private static org.springframework.test.web.servlet.request.RequestPostProcessor lead() {
    return user("lead").authorities(new SimpleGrantedAuthority("team-lead"));
  }
}
