package org.threatreviews.review.agenda;

import org.threatreviews.problem.InvalidInput;

/**
 * What the meeting decided about an agenda item, or has noted about it so far.
 *
 * <p>Refused as {@link InvalidInput} when the action is missing or given for another outcome.
 *
 * @param outcome null: none yet, or none any more
 * @param note what is worth remembering, or null
 * @param action what was agreed on; given if and only if the outcome is {@code ACTION_AGREED}
 */
public record AgendaDecision(AgendaOutcome outcome, String note, AgreedAction action) {

  /** Nothing was said about the item. */
  public static final AgendaDecision NONE = new AgendaDecision(null, null, null);

  public AgendaDecision {
    note = note == null || note.isBlank() ? null : note.strip();
    boolean agreed = outcome == AgendaOutcome.ACTION_AGREED;
    if (agreed && action == null) {
      throw new InvalidInput(
          "action", "required", "An agreed action needs a title, an owner and a due date.");
    }
    if (!agreed && action != null) {
      throw new InvalidInput(
          "action", "notApplicable", "Only the outcome 'action agreed' takes an action.");
    }
  }
}
