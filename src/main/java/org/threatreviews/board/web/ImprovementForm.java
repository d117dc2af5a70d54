package org.threatreviews.board.web;

import java.util.stream.Stream;
import org.threatreviews.improvement.ActionPointChange;
import org.threatreviews.improvement.ActionPointStatus;
import org.threatreviews.improvement.ImprovementChange;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/**
 * An improvement or action point as it is entered on the board; the fields have the names that the
 * page gives them.
 *
 * @param reason of a proposal, why it is wanted; else why it is declined
 */
record ImprovementForm(
    String title,
    String reason,
    String owner,
    String status,
    String date,
    String sourceReview,
    String sourceIncident) {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_REASON = 20_000;

  NewImprovement proposal(String client) {
    return new NewImprovement(
        client,
        Entered.atMost(
            "title", "what to do", LONGEST_TITLE, Entered.required("title", "what to do", title)),
        givenReason(),
        choice("owner", owner, Owner.class),
        Entered.optionalDate("date", "the date", date),
        null,
        optional(sourceReview),
        optional(sourceIncident),
        null);
  }

  ImprovementChange change() {
    ImprovementStatus next = choice("status", status, ImprovementStatus.class);
    return new ImprovementChange(
        null,
        next == ImprovementStatus.DECLINED ? givenReason() : null,
        choice("owner", owner, Owner.class),
        next,
        Entered.optionalDate("date", "the date", date));
  }

  ActionPointChange actionPointChange() {
    ActionPointStatus next = choice("status", status, ActionPointStatus.class);
    return new ActionPointChange(
        null,
        choice("owner", owner, Owner.class),
        Entered.optionalDate("date", "the date", date),
        next,
        next == ActionPointStatus.DECLINED ? givenReason() : null);
  }

  private String givenReason() {
    String given = optional(reason);
    return given == null ? null : Entered.atMost("reason", "the reason", LONGEST_REASON, given);
  }

  private static String optional(String text) {
    return text == null || text.isBlank() ? null : Text.withPlainLineEnds(text).strip();
  }

  private static <E extends Enum<E>> E choice(String field, String text, Class<E> choices) {
    return Stream.of(choices.getEnumConstants())
        .filter(choice -> choice.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInput(field, "oneOf", "Please choose the %s.".formatted(field)));
  }
}
