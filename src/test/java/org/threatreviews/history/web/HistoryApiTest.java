package org.threatreviews.history.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

@ProcessTest
class HistoryApiTest {

  private static final String HISTORY = "/api/v1/clients/NORTHWIND/history";

  @Autowired
  MockMvc api;

  @Autowired
  Clients clients;

  @Autowired
  DecisionHistory history;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TestTime time;

  @BeforeEach
  void decideThreeTimes() {
    clients.register(SampleClient.of("NORTHWIND"));
    clients.register(SampleClient.of("CONTOSO"));
    record("NORTHWIND", DecisionSubject.QUESTION, "Q-1", "ASKED", "Who?");
    record("CONTOSO", DecisionSubject.QUESTION, "Q-2", "ASKED", "Theirs");
    // in Berlin this is the next day already
    time.set(CleanState.START.plus(Duration.ofHours(15).plusMinutes(30)));
    record("NORTHWIND", DecisionSubject.REVIEW, "TR-1", "MOVED", null);
    time.set(CleanState.START.plus(Duration.ofDays(2)));
    record("NORTHWIND", DecisionSubject.QUESTION, "Q-1", "ANSWERED", "Us");
  }

  @Test
  void listsOnlyTheClientsDecisionsOldestFirst() throws Exception {
    call(get(HISTORY))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(3))
        .andExpect(jsonPath("$.page").value(0))
        .andExpect(jsonPath("$.size").value(50))
        .andExpect(jsonPath("$.items[*].kind").value(contains("ASKED", "MOVED", "ANSWERED")))
        .andExpect(jsonPath("$.items[0].at").value("2026-12-01T09:00:00+01:00"))
        .andExpect(jsonPath("$.items[0].subject").value("QUESTION"))
        .andExpect(jsonPath("$.items[0].reference").value("Q-1"))
        .andExpect(jsonPath("$.items[0].by").value("maria@northwind.example"))
        .andExpect(jsonPath("$.items[0].channel").value("PROCESS"))
        .andExpect(jsonPath("$.items[0].wording").value("Who?"))
        .andExpect(jsonPath("$.items[1].wording").value(nullValue()));
    call(get(HISTORY).param("page", "1").param("size", "2"))
        .andExpect(jsonPath("$.total").value(3))
        .andExpect(jsonPath("$.items[*].kind").value(contains("ANSWERED")));
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-12-02,            MOVED ANSWERED",
    "to=2026-12-02,              ASKED MOVED",
    "from=2026-12-02&to=2026-12-02, MOVED",
    "subject=QUESTION,           ASKED ANSWERED",
    "reference=TR-1,             MOVED",
    "reference=Q-2,              ''",
    "subject=QUESTION&to=2026-12-01, ASKED"
  })
  void filters(String query, String kinds) throws Exception {
    List<String> expected = kinds.isEmpty() ? List.of() : List.of(kinds.split(" "));

    call(get(HISTORY + "?" + query)).andExpect(jsonPath("$.items[*].kind").value(is(expected)));
    assertThat(column(csv("?format=csv&" + query), 3)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "from=yesterday,                from",
    "to=2026-02-30,                 to",
    "from=2026-12-02&to=2026-12-01, to",
    "subject=WEATHER,               subject",
    "format=xml,                    format",
    "size=201,                      size",
    "page=-1,                       page"
  })
  void refusesWhatItCanNotFilterBy(String query, String field) throws Exception {
    call(get(HISTORY + "?" + query))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.field").value(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?format=csv"})
  void knowsNoHistoryOfAnUnknownClient(String query) throws Exception {
    call(get("/api/v1/clients/NOBODY/history" + query))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(header().doesNotExist("Content-Disposition"));
  }

  @Test
  void exportsTheWholeAsCsv() throws Exception {
    for (MockHttpServletRequestBuilder request :
        List.of(get(HISTORY).param("format", "csv"), get(HISTORY).accept("text/csv"))) {
      call(request)
          .andExpect(status().isOk())
          .andExpect(content().contentType("text/csv;charset=UTF-8"))
          .andExpect(header()
              .string("Content-Disposition", "attachment; filename=\"history-NORTHWIND.csv\""))
          // what begins it tells Excel that it is UTF-8
          .andExpect(content().string("""
              \uFEFFat,subject,reference,kind,by,channel,wording,byName,recordedBy
              2026-12-01T09:00:00+01:00,QUESTION,Q-1,ASKED,maria@northwind.example,PROCESS,Who?,Maria Anders,
              2026-12-02T00:30:00+01:00,REVIEW,TR-1,MOVED,maria@northwind.example,PROCESS,,Maria Anders,
              2026-12-03T09:00:00+01:00,QUESTION,Q-1,ANSWERED,maria@northwind.example,PROCESS,Us,Maria Anders,
              """.replace("\n", "\r\n")));
    }
  }

  @Test
  void answersWithJsonUnlessCsvIsAskedFor() throws Exception {
    for (String accepted : List.of("*/*", "application/json", "text/html,*/*;q=0.8")) {
      call(get(HISTORY).header("Accept", accepted))
          .andExpect(content().contentType("application/json"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://evil.example\",\"click\")",
        "+1+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r\n=1+1",
        "\u00a0=1",
        "＝1+1"
      })
  void leavesNoFormulaForASpreadsheet(String wording) throws Exception {
    record("CONTOSO", DecisionSubject.QUESTION, "Q-2", "ANSWERED", wording);

    assertThat(column(parsed("CONTOSO", ""), 6)).containsExactly("Theirs", "'" + wording);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"said \"no\", twice", "one\r\ntwo\nthree", "a;b", "Größe – 日本語", " kept ", "a=b"})
  void keepsEveryWord(String wording) throws Exception {
    record("CONTOSO", DecisionSubject.QUESTION, "Q-2", "ANSWERED", wording);

    assertThat(column(parsed("CONTOSO", ""), 6)).containsExactly("Theirs", wording);
  }

  @Test
  void isReadByWhoMayReadClients() throws Exception {
    for (String group : List.of("team-lead", "analyst", "soc", "integration")) {
      api.perform(
              get(HISTORY).with(user("somebody").authorities(new SimpleGrantedAuthority(group))))
          .andExpect(status().isOk());
    }
    api.perform(get(HISTORY)).andExpect(status().isUnauthorized());
  }

  private List<List<String>> csv(String query) throws Exception {
    return parsed("NORTHWIND", query);
  }

  /** The rows below the header. */
  private List<List<String>> parsed(String client, String query) throws Exception {
    String csv = call(get("/api/v1/clients/%s/history%s".formatted(client, query))
            .accept("text/csv"))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
    List<List<String>> rows = new CsvMapper()
        .readerForListOf(String.class)
        .with(CsvParser.Feature.WRAP_AS_ARRAY)
        .<List<String>>readValues(csv)
        .readAll();
    return rows.subList(1, rows.size());
  }

  private static List<String> column(List<List<String>> rows, int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  private void record(
      String client, DecisionSubject subject, String reference, String kind, String wording) {
    transaction.executeWithoutResult(status -> history.record(
        new Decision(client, subject, reference, kind, "maria@northwind.example", wording)));
  }

  private ResultActions call(MockHttpServletRequestBuilder request) throws Exception {
    return api.perform(
        request.with(user("portal").authorities(new SimpleGrantedAuthority("integration"))));
  }
}
