package org.threatreviews.review;

import org.threatreviews.problem.InvalidInput;

/**
 * What the meeting decided about an agenda item.
 *
 * <p>Refused as {@link InvalidInput} when the action is missing or given for another outcome.
 *
 * @param note what is worth remembering, or null
 * @param action what was agreed on; given if and only if the outcome is {@code ACTION_AGREED}
 */
public record AgendaDecision(AgendaOutcome outcome, String note, AgreedAction action) {

  public AgendaDecision {
    note = note == null || note.isBlank() ? null : note.strip();
    boolean agreed = outcome == AgendaOutcome.ACTION_AGREED;
    if (agreed && action == null) {
      throw new InvalidInput(
          "action", "required", "An agreed action needs a title, an owner and a due date.");
    }
    if (!agreed && action != null) {
      throw new InvalidInput(
          "action", "notApplicable", "Only the outcome ACTION_AGREED has an action.");
    }
  }
}
