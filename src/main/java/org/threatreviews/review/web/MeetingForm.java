package org.threatreviews.review.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import org.threatreviews.improvement.Owner;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.AgendaDecision;
import org.threatreviews.review.AgendaOutcome;
import org.threatreviews.review.AgreedAction;

/** What was entered for one item on the meeting page, as it was entered. */
record MeetingForm(
    UUID id,
    String outcome,
    String note,
    String actionTitle,
    String actionOwner,
    String actionDueDate) {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_NOTE = 20_000;

  /** The fields of the action count only when one was agreed on. */
  AgendaDecision decision() {
    AgendaOutcome chosen = choice("outcome", outcome, AgendaOutcome.values());
    if (note != null && note.length() > LONGEST_NOTE) {
      throw new InvalidInput("note", "tooLong", "The note is too long.");
    }
    return new AgendaDecision(
        chosen, note, chosen == AgendaOutcome.ACTION_AGREED ? action() : null);
  }

  private AgreedAction action() {
    if (actionTitle == null || actionTitle.isBlank() || actionTitle.length() > LONGEST_TITLE) {
      throw new InvalidInput(
          "action.title", "required", "Say in at most 200 characters what is to be done.");
    }
    return new AgreedAction(
        actionTitle.strip(),
        choice("action.owner", actionOwner, Owner.values()),
        date(actionDueDate));
  }

  private static LocalDate date(String value) {
    try {
      return LocalDate.parse(value == null ? "" : value);
    } catch (DateTimeParseException e) {
      throw new InvalidInput("action.dueDate", "date", "Say by which day it is to be done.");
    }
  }

  private static <E extends Enum<E>> E choice(String field, String value, E[] choices) {
    return Arrays.stream(choices)
        .filter(choice -> choice.name().equals(value))
        .findFirst()
        .orElseThrow(() -> new InvalidInput(
            field, "oneOf", "Choose one of %s.".formatted(Arrays.toString(choices))));
  }
}
