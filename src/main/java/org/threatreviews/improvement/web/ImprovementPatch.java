package org.threatreviews.improvement.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.threatreviews.improvement.ImprovementChange;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Owner;

/**
 * What is to change; fields that are left out stay as they are.
 *
 * @param reason why it is on the list; with status {@code DECLINED}, why it is declined
 */
record ImprovementPatch(
    @Size(max = 200) @Pattern(regexp = NOT_BLANK, message = "must not be blank")
    String title,

    @Size(max = 20_000) @Pattern(regexp = NOT_BLANK, message = "must not be blank")
    String reason,

    Owner owner,
    ImprovementStatus status,
    LocalDate targetDate) {

  private static final String NOT_BLANK = "(?s).*\\S.*";

  ImprovementChange change() {
    return new ImprovementChange(title, reason, owner, status, targetDate);
  }
}
