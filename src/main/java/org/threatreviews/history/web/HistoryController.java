package org.threatreviews.history.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.csv.CsvTable;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.RecordedDecision;
import org.threatreviews.problem.UnknownReference;

/** A client's history over HTTP: JSON by pages, or the whole as CSV. */
@RestController
@Tag(name = "History")
class HistoryController {

  private static final String HISTORY = "/api/v1/clients/{client}/history";

  private final DecisionHistory history;
  private final BusinessCalendar calendar;

  HistoryController(DecisionHistory history, BusinessCalendar calendar) {
    this.history = history;
    this.calendar = calendar;
  }

  /** {@code format} is asked for here only so that a wrong one is refused. */
  @GetMapping(HISTORY)
  @Operation(
      summary = "What was decided, by whom, when, where and in what words, oldest first",
      description = """
          `from` and `to` are days in the business zone, both inclusive. `format=csv` or the header
          `Accept: text/csv` answers with the whole as CSV, without pages.
          """)
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = HistoryPageResponse.class)),
        @Content(mediaType = CsvTable.TYPE, schema = @Schema(type = "string"))
      })
  HistoryPageResponse page(
      @PathVariable String client,
      @ParameterObject HistoryQuery query,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
      @RequestParam(defaultValue = "json") @Pattern(regexp = "json|csv") String format) {
    return HistoryPageResponse.of(history.page(query.of(client), page, size), calendar.zone());
  }

  @Hidden // described above
  @GetMapping(path = HISTORY, produces = CsvTable.TYPE)
  void csv(@PathVariable String client, HistoryQuery query, HttpServletResponse response)
      throws IOException {
    Stream<RecordedDecision> decisions = history.all(query.of(client));
    HistoryCsv csv = new HistoryCsv(response, client, calendar.zone());
    for (RecordedDecision decision : (Iterable<RecordedDecision>) decisions::iterator) {
      csv.write(decision);
    }
    csv.finish(); // not after a fault: what is cut off must not look like the whole
  }

  /** For callers that can't set a header. */
  @Hidden
  @GetMapping(path = HISTORY, params = "format=csv")
  void csvByAddress(@PathVariable String client, HistoryQuery query, HttpServletResponse response)
      throws IOException {
    csv(client, query, response);
  }

  /** For people signed in to the board, whose session does not count for the API. */
  @GetMapping("/board/clients/{client}/history.csv")
  void csvOnBoard(@PathVariable String client, HttpServletResponse response) throws IOException {
    try {
      csv(client, new HistoryQuery(null, null, null, null), response);
    } catch (UnknownReference e) {
      response.sendError(HttpStatus.NOT_FOUND.value(), e.getMessage());
    }
  }
}
