package org.threatreviews.board.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.board.ProgrammeBoard;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.csv.CsvTable;

/** The board over HTTP. */
@RestController
class BoardApi {

  private static final String BOARD = "/api/v1/board";

  private final ProgrammeBoard board;
  private final BusinessCalendar calendar;

  BoardApi(ProgrammeBoard board, BusinessCalendar calendar) {
    this.board = board;
    this.calendar = calendar;
  }

  /**
   * {@code format} is asked for here only so that a wrong one is refused.
   *
   * @param silent whether only clients are wanted that have fallen silent, the worst first
   */
  @GetMapping(BOARD)
  @Operation(
      summary = "The programme board: those with something late first, then by reference",
      description = """
          With `silent=true` only clients that have fallen silent, the worst first. `format=csv` or
          the header `Accept: text/csv` answers with all of these clients as CSV, without pages.
          """)
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = BoardResponse.class)),
        @Content(mediaType = CsvTable.TYPE, schema = @Schema(type = "string"))
      })
  BoardResponse board(
      @RequestParam(defaultValue = "false") boolean silent,
      @RequestParam(defaultValue = "0") @Min(0) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
      @RequestParam(defaultValue = "json") @Pattern(regexp = "json|csv") String format) {
    return BoardResponse.of(
        silent ? board.silentOnly(page, size) : board.page(page, size), calendar.zone());
  }

  @Hidden // described above
  @GetMapping(path = BOARD, produces = CsvTable.TYPE)
  void csv(@RequestParam(defaultValue = "false") boolean silent, HttpServletResponse response)
      throws IOException {
    BoardCsv.answer(response, board.all(silent), calendar.zone());
  }

  /** For callers that can't set a header. */
  @Hidden
  @GetMapping(path = BOARD, params = "format=csv")
  void csvByAddress(
      @RequestParam(defaultValue = "false") boolean silent, HttpServletResponse response)
      throws IOException {
    csv(silent, response);
  }
}
