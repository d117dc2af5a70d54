package org.threatreviews.review.web;

import java.time.LocalDate;
import java.util.Arrays;
import org.threatreviews.improvement.Owner;
import org.threatreviews.input.Moments;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgreedAction;

/**
 * What the meeting page shows and sends about one agenda item, as its fields hold it. The fields of
 * the action count only when one was agreed on.
 */
record MeetingForm(
    String outcome, String note, String actionTitle, String actionOwner, String actionDueDate) {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_NOTE = 20_000;

  static MeetingForm of(AgendaDecision entry) {
    AgreedAction action = entry.action();
    return new MeetingForm(
        entry.outcome() == null ? "" : entry.outcome().name(),
        entry.note() == null ? "" : entry.note(),
        action == null ? "" : action.title(),
        action == null ? "" : action.owner().name(),
        action == null ? "" : action.dueDate().toString());
  }

  AgendaDecision decision() {
    AgendaOutcome chosen = outcome == null || outcome.isEmpty()
        ? null
        : choice("outcome", outcome, AgendaOutcome.values());
    return new AgendaDecision(
        chosen,
        text("note", "the note", note, LONGEST_NOTE),
        chosen == AgendaOutcome.ACTION_AGREED ? action() : null);
  }

  private AgreedAction action() {
    return new AgreedAction(
        title("action.title", actionTitle),
        choice("action.owner", actionOwner, Owner.values()),
        date("action.dueDate", actionDueDate));
  }

  static String title(String field, String value) {
    if (value == null || value.isBlank() || Text.length(value) > LONGEST_TITLE) {
      throw new InvalidInput(
          field, "required", "Please say what is to be done, in at most 200 characters.");
    }
    return value.strip();
  }

  /**
   * @param what is entered, in words that tell which field it is
   */
  static String text(String field, String what, String value, int longest) {
    if (value != null && Text.length(value) > longest) {
      throw new InvalidInput(
          field, "tooLong", "Please enter %s in at most %,d characters.".formatted(what, longest));
    }
    return value == null ? null : Text.withPlainLineEnds(value);
  }

  static LocalDate date(String field, String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidInput(field, "date", "Please say by when it is to be done.");
    }
    try {
      return Moments.date(field, "date", value);
    } catch (InvalidInput refusal) {
      throw new InvalidInput(
          field,
          refusal.rule(),
          "Please check by when it is to be done: %s".formatted(refusal.getMessage()));
    }
  }

  static <E extends Enum<E>> E choice(String field, String value, E[] choices) {
    return Arrays.stream(choices)
        .filter(choice -> choice.name().equals(value))
        .findFirst()
        .orElseThrow(() -> new InvalidInput(
            field, "oneOf", "Please choose one of %s.".formatted(Arrays.toString(choices))));
  }
}
