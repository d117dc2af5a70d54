package org.threatreviews.board.web;

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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.board.ContactRequests;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.csv.CsvTable;

/** What was asked of a client's contacts, over HTTP: JSON by pages, or the whole as CSV. */
@RestController
@Tag(name = "History")
class RequestApi {

  private static final String REQUESTS = "/api/v1/clients/{client}/requests";

  private final ContactRequests requests;
  private final BusinessCalendar calendar;

  RequestApi(ContactRequests requests, BusinessCalendar calendar) {
    this.requests = requests;
    this.calendar = calendar;
  }

  /** {@code format} is asked for here only so that a wrong one is refused. */
  @GetMapping(REQUESTS)
  @Operation(
      summary = "What was asked of whom and when, and whether it was answered, newest first",
      description = """
          `reference` shows only what was asked about one incident, review or question.
          `format=csv` or the header `Accept: text/csv` answers with the whole as CSV, without pages.
          """)
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = RequestPageResponse.class)),
        @Content(mediaType = CsvTable.TYPE, schema = @Schema(type = "string"))
      })
  RequestPageResponse page(
      @PathVariable String client,
      @RequestParam(required = false) String reference,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
      @RequestParam(defaultValue = "json") @Pattern(regexp = "json|csv") String format) {
    return RequestPageResponse.of(requests.page(client, reference, page, size), calendar.zone());
  }

  @Hidden // described above
  @GetMapping(path = REQUESTS, produces = CsvTable.TYPE)
  void csv(
      @PathVariable String client,
      @RequestParam(required = false) String reference,
      HttpServletResponse response)
      throws IOException {
    RequestCsv.answer(response, client, requests.all(client, reference), calendar.zone());
  }

  /** For callers that can't set a header. */
  @Hidden
  @GetMapping(path = REQUESTS, params = "format=csv")
  void csvByAddress(
      @PathVariable String client,
      @RequestParam(required = false) String reference,
      HttpServletResponse response)
      throws IOException {
    csv(client, reference, response);
  }
}
