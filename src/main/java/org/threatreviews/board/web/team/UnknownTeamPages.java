package org.threatreviews.board.web.team;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.threatreviews.problem.UnknownReference;

/** Who is asked for and not known gives a page that says so, as on the other pages of the board. */
@Order(0)
@ControllerAdvice(assignableTypes = AnalystPagesController.class)
class UnknownTeamPages {

  @ExceptionHandler
  void unknown(UnknownReference fault, HttpServletResponse response) throws IOException {
    response.sendError(HttpStatus.NOT_FOUND.value(), fault.getMessage());
  }
}
