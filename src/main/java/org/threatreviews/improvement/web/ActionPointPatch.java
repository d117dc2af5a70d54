package org.threatreviews.improvement.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.threatreviews.improvement.ActionPointChange;
import org.threatreviews.improvement.ActionPointStatus;
import org.threatreviews.improvement.Owner;

/**
 * What is to change; fields that are left out stay as they are.
 *
 * @param reason with status {@code DECLINED}, and only then: why it is declined
 */
record ActionPointPatch(
    @Size(max = 200) @Pattern(regexp = NOT_BLANK, message = "must not be blank")
    String title,

    Owner owner,
    LocalDate dueDate,
    ActionPointStatus status,

    @Size(max = 20_000) @Pattern(regexp = NOT_BLANK, message = "must not be blank")
    String reason) {

  private static final String NOT_BLANK = "(?s).*\\S.*";

  ActionPointChange change() {
    return new ActionPointChange(title, owner, dueDate, status, reason);
  }
}
