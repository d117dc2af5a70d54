package org.threatreviews.improvement.process;

import org.threatreviews.improvement.ActionReport;
import org.threatreviews.improvement.ActionResult;
import org.threatreviews.task.process.CompletedForm;

/** What became of an action, as it is filled in. */
final class ActionReports {

  private ActionReports() {}

  static ActionReport of(CompletedForm form) {
    return new ActionReport(
        form.choice(ActionFollowUpIds.VARIABLE_RESULT, ActionResult.class)
            .orElseThrow(() -> CompletedForm.missing(ActionFollowUpIds.VARIABLE_RESULT)),
        form.text(ActionFollowUpIds.VARIABLE_REASON).orElse(null),
        form.date(ActionFollowUpIds.VARIABLE_NEW_DATE).orElse(null));
  }
}
