package org.threatreviews.board.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.threatreviews.board.BoardPage;
import org.threatreviews.board.ProgrammeBoard;
import org.threatreviews.calendar.BusinessCalendar;

/** The board as a page. */
@Controller
class BoardController {

  private static final int SIZE = 50;

  private final ProgrammeBoard board;
  private final BusinessCalendar calendar;

  BoardController(ProgrammeBoard board, BusinessCalendar calendar) {
    this.board = board;
    this.calendar = calendar;
  }

  @GetMapping("/board")
  String board(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "false") boolean silent,
      Model model) {
    int wanted = Math.max(page, 0);
    BoardPage shown = silent ? board.silentOnly(wanted, SIZE) : board.page(wanted, SIZE);
    model.addAttribute("board", BoardResponse.of(shown, calendar.zone()));
    model.addAttribute("silentOnly", silent);
    model.addAttribute("words", new BoardWords());
    model.addAttribute("pages", (shown.total() + SIZE - 1) / SIZE);
    return "board";
  }
}
