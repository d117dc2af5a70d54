package org.threatreviews.board.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
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

  public static String atMost(String field, int length, String text) {
    if (Text.length(text) > length) {
      throw new InvalidInput(
          field, "tooLong", "Please enter at most %,d characters.".formatted(length));
    }
    return text;
  }

  public static LocalDate date(String field, String what, String text) {
    return Moments.date(field, "date", required(field, what, text));
  }

  /** Null when nothing was entered. */
  public static LocalDate optionalDate(String field, String text) {
    return text == null || text.isBlank() ? null : date(field, "a date", text);
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
    return Moments.dateTime(field, required(field, "day and time", text));
  }
}
