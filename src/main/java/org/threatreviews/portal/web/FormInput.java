package org.threatreviews.portal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;
import org.threatreviews.input.Moments;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/** Reads what a form hands in. Browsers check a form, but nothing makes them. */
final class FormInput {

  private static final int LONGEST_TEXT = 20_000;

  private FormInput() {}

  /** The text without blanks around it, or null when there is none. */
  static String text(String field, String input) {
    if (input == null || input.isBlank()) {
      return null;
    }
    String text = Text.withPlainLineEnds(input).strip();
    if (Text.length(text) > LONGEST_TEXT) {
      throw new InvalidInput(
          field, "tooLong", "Please write at most %,d characters.".formatted(LONGEST_TEXT));
    }
    return text;
  }

  /** A date as browsers send it, {@code yyyy-MM-dd}, or null when there is none. */
  static LocalDate date(String field, String input) {
    if (input == null || input.isBlank()) {
      return null;
    }
    return Moments.date(field, input.strip());
  }

  /**
   * The instant that one of our own pages has put into a form.
   *
   * @throws InvalidInput when nothing was chosen, or something that we have not written
   */
  static Instant instant(String field, String input) {
    try {
      return Instant.parse(input == null ? "" : input.strip());
    } catch (DateTimeParseException e) {
      throw new InvalidInput(field, "required", "Please choose one of the times.");
    }
  }

  /**
   * One of an enum's names, as one of our own pages has put it into a form.
   *
   * @throws InvalidInput when nothing was chosen, or something that we have not written
   */
  static <E extends Enum<E>> E choice(String field, String input, Class<E> choices) {
    return Stream.of(choices.getEnumConstants())
        .filter(choice -> choice.name().equals(input))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInput(field, "required", "Please choose one of the options."));
  }
}
