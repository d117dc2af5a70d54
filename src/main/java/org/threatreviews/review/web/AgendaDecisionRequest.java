package org.threatreviews.review.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.threatreviews.improvement.Owner;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgreedAction;

/**
 * The outcome of an agenda item.
 *
 * @param action given if and only if the outcome is {@code ACTION_AGREED}
 */
record AgendaDecisionRequest(
    @NotNull AgendaOutcome outcome,
    @Size(max = 20_000) String note,
    @Valid Action action) {

  record Action(
      @NotBlank @Size(max = 200) String title,
      @NotNull Owner owner,
      @NotNull LocalDate dueDate) {}

  AgendaDecision decision() {
    return new AgendaDecision(
        outcome,
        note,
        action == null ? null : new AgreedAction(action.title(), action.owner(), action.dueDate()));
  }
}
