package org.threatreviews.board.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.threatreviews.board.BoardPage;
import org.threatreviews.board.ProgrammeBoard;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.staff.Staff;

/** The board as a page. */
@Controller
class BoardController {

  private static final int SIZE = 50;

  private final ProgrammeBoard board;
  private final Staff staff;
  private final BusinessCalendar calendar;

  BoardController(ProgrammeBoard board, Staff staff, BusinessCalendar calendar) {
    this.board = board;
    this.staff = staff;
    this.calendar = calendar;
  }

  /** {@code format} is asked for here only so that a wrong one is refused. */
  @GetMapping("/board")
  String board(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "false") boolean silent,
      @RequestParam(defaultValue = "html") @Pattern(regexp = "html|csv") String format,
      Model model) {
    int wanted = Math.max(page, 0);
    BoardPage shown = silent ? board.silentOnly(wanted, SIZE) : board.page(wanted, SIZE);
    model.addAttribute("board", BoardResponse.of(shown, calendar.zone()));
    model.addAttribute("silentOnly", silent);
    model.addAttribute("words", new BoardWords());
    model.addAttribute("names", staff.names());
    model.addAttribute("pages", (shown.total() + SIZE - 1) / SIZE);
    return "board";
  }

  /** All of these clients as a file that a spreadsheet opens, without pages. */
  @GetMapping(path = "/board", params = "format=csv")
  void csv(@RequestParam(defaultValue = "false") boolean silent, HttpServletResponse response)
      throws IOException {
    BoardCsv.answer(response, board.all(silent), calendar.zone());
  }
}
