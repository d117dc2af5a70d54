package org.threatreviews.board.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.threatreviews.problem.UnknownReference;

/**
 * A page of an unknown client, analyst or mail is answered as not found, not as a server error.
 * Asked before the API's advice, which hands faults of pages on to nobody else.
 */
@Order(0)
@ControllerAdvice(
    basePackages = {"org.threatreviews.board.web.contact", "org.threatreviews.board.web.team"},
    assignableTypes = {
      ClientPagesController.class,
      ClosingPagesController.class,
      EscalationPagesController.class,
      ImprovementPagesController.class,
      MailPagesController.class,
      MailPreviewController.class,
      MeetingPlacePagesController.class,
      RequestPagesController.class
    })
class UnknownBoardPages {

  @ExceptionHandler
  void unknown(UnknownReference fault, HttpServletResponse response) throws IOException {
    response.sendError(HttpStatus.NOT_FOUND.value(), fault.getMessage());
  }
}
