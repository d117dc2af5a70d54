package org.threatreviews.history.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.RecordedDecision;

/** A client's history over HTTP: JSON by pages, or the whole as CSV. */
@RestController
@RequestMapping("/api/v1/clients/{client}/history")
@Tag(name = "History")
class HistoryController {

  private static final String CSV = "text/csv";

  private final DecisionHistory history;
  private final BusinessCalendar calendar;

  HistoryController(DecisionHistory history, BusinessCalendar calendar) {
    this.history = history;
    this.calendar = calendar;
  }

  /** {@code format} is asked for here only so that a wrong one is refused. */
  @GetMapping
  @Operation(
      summary = "What was decided: by whom, when, where and in which words, oldest first",
      description = """
          `from` and `to` are days in the business zone, both inclusive. `format=csv` or the header
          `Accept: text/csv` answers with the whole as CSV, without pages.
          """)
  HistoryPageResponse page(
      @PathVariable String client,
      @ParameterObject HistoryQuery query,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
      @RequestParam(defaultValue = "json") @Pattern(regexp = "json|csv") String format) {
    return HistoryPageResponse.of(history.page(query.of(client), page, size), calendar.zone());
  }

  @GetMapping(produces = CSV)
  @Operation(summary = "All that was decided, as CSV (RFC 4180), oldest first")
  void csv(
      @PathVariable String client,
      @ParameterObject HistoryQuery query,
      HttpServletResponse response)
      throws IOException {
    Stream<RecordedDecision> decisions = history.all(query.of(client));
    response.setContentType(CSV);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("history-%s.csv".formatted(client))
            .build()
            .toString());
    try (HistoryCsv csv = new HistoryCsv(response.getOutputStream(), calendar.zone())) {
      for (RecordedDecision decision : (Iterable<RecordedDecision>) decisions::iterator) {
        csv.write(decision);
      }
    }
  }

  /** For who can't set a header, such as a link on a page. */
  @Hidden
  @GetMapping(params = "format=csv")
  void csvByAddress(@PathVariable String client, HistoryQuery query, HttpServletResponse response)
      throws IOException {
    csv(client, query, response);
  }
}
