package org.threatreviews.board.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.board.ProgrammeBoard;
import org.threatreviews.calendar.BusinessCalendar;

/** The board over HTTP. */
@RestController
class BoardApi {

  private final ProgrammeBoard board;
  private final BusinessCalendar calendar;

  BoardApi(ProgrammeBoard board, BusinessCalendar calendar) {
    this.board = board;
    this.calendar = calendar;
  }

  /**
   * @param silent whether only clients are wanted that have fallen silent, the worst first
   */
  @GetMapping("/api/v1/board")
  BoardResponse board(
      @RequestParam(defaultValue = "false") boolean silent,
      @RequestParam(defaultValue = "0") @Min(0) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    return BoardResponse.of(
        silent ? board.silentOnly(page, size) : board.page(page, size), calendar.zone());
  }
}
