package org.threatreviews.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What may stand in a column of results.
 *
 * @param name of the output in the table
 * @param kind what its values are
 * @param least for a whole number
 * @param most for a whole number
 * @param words for a word
 * @param optional whether a row may leave it empty
 * @param neededFor the value of an input for which it may not be empty although it is optional; or
 *     null
 */
public record PolicyColumn(
    String name,
    Kind kind,
    long least,
    long most,
    List<String> words,
    boolean optional,
    Covered neededFor) {

  /** What the values of a column are. */
  public enum Kind {
    WHOLE_NUMBER,
    WORD,
    YES_OR_NO
  }

  /** One value of an input. */
  public record Covered(String input, Object value) {}

  /**
   * Why a text of the table can't stand here.
   *
   * @param text as it stands in the table; empty for nothing
   * @return in words; empty when it can
   */
  public Optional<String> faultOf(String text) {
    String value = text == null ? "" : text.strip();
    if (value.isEmpty()) {
      return optional ? Optional.empty() : Optional.of("a value is missing");
    }
    return isAllowed(value) ? Optional.empty() : Optional.of("%s is not allowed".formatted(value));
  }

  private boolean isAllowed(String value) {
    return switch (kind) {
      case WHOLE_NUMBER -> isWholeNumberInRange(value);
      case WORD -> words.stream().anyMatch(word -> value.equals('"' + word + '"'));
      case YES_OR_NO -> value.equals("true") || value.equals("false");
    };
  }

  private boolean isWholeNumberInRange(String value) {
    if (!value.matches("[+-]?[0-9]{1,12}")) {
      return false;
    }
    BigDecimal number = new BigDecimal(value);
    return number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  /** What is allowed, in words. */
  public String allowed() {
    String values = switch (kind) {
      case WHOLE_NUMBER -> "a whole number from %d to %d".formatted(least, most);
      case WORD -> "one of \"%s\"".formatted(String.join("\", \"", words));
      case YES_OR_NO -> "true or false";
    };
    return optional ? values + ", or nothing" : values;
  }
}
