package org.threatreviews.board.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.threatreviews.input.Moments;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/** Reads what people enter into the board's forms. */
public final class Entered {

  private Entered() {}

  public static String required(String field, String what, String text) {
    if (text == null || text.isBlank()) {
      throw new InvalidInput(field, "required", "Please enter %s.".formatted(what));
    }
    String stripped = text.strip();
    if (stripped.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidInput(field, "oneLine", "Please enter %s on one line.".formatted(what));
    }
    return stripped;
  }

  /**
   * @param what is entered, in words that tell which field it is
   */
  public static String atMost(String field, String what, int length, String text) {
    if (text != null && Text.length(text) > length) {
      throw new InvalidInput(
          field, "tooLong", "Please enter %s in at most %,d characters.".formatted(what, length));
    }
    return text;
  }

  /**
   * @param what is entered, in words that tell which field it is
   */
  public static LocalDate date(String field, String what, String text) {
    String entered = required(field, what, text);
    return checked(what, () -> Moments.date(field, "date", entered));
  }

  /** A refusal tells which field it is about. */
  private static <T> T checked(String what, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (InvalidInput refusal) {
      throw new InvalidInput(
          refusal.field(),
          refusal.rule(),
          "Please check %s: %s".formatted(what, refusal.getMessage()));
    }
  }

  /** Null when nothing was entered. */
  public static LocalDate optionalDate(String field, String what, String text) {
    return text == null || text.isBlank() ? null : date(field, what, text);
  }

  public static ZoneId zone(String field, String text) {
    String id = required(field, "a time zone", text);
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new InvalidInput(
          field, "timeZone", "'%s' is not a time zone such as Europe/Berlin.".formatted(id));
    }
  }

  public static LocalDateTime dateTime(String field, String text) {
    String entered = required(field, "day and time", text);
    return checked("day and time", () -> Moments.dateTime(field, entered));
  }
}
