package org.threatreviews.improvement;

import java.time.LocalDate;
import org.threatreviews.problem.InvalidInput;

/**
 * What an owner says about an action.
 *
 * @param reason why it is declined; given if and only if it is
 * @param newDate the day by which it will be done; given if and only if it is done later
 */
public record ActionReport(ActionResult result, String reason, LocalDate newDate) {

  public ActionReport {
    if (result == ActionResult.DECLINED && reason == null) {
      throw new InvalidInput("reason", "reasonRequired", "Please say why it will not be done.");
    }
    if (result == ActionResult.LATER && newDate == null) {
      throw new InvalidInput("newDate", "required", "Please say by when it will be done.");
    }
    reason = result == ActionResult.DECLINED ? reason : null;
    newDate = result == ActionResult.LATER ? newDate : null;
  }
}
