package org.threatreviews.engine;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a value meets a condition cell of a decision table: values, comparisons and ranges of
 * numbers, {@code not(…)} of these, or nothing for anything. As FEEL has it; the engine parses each
 * cell anew for each case, which takes seconds for a table.
 */
final class CellTest {

  private static final String NUMBER = "[+-]?[0-9]+(?:\\.[0-9]+)?";
  private static final Pattern NOT = Pattern.compile("not\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern PARTS =
      Pattern.compile("\\s*(\"[^\"]*\"|[^\",]+)\\s*(?:,|$)", Pattern.DOTALL);
  private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>|=)\\s*(" + NUMBER + ")");
  private static final Pattern RANGE = Pattern.compile(
      "([\\[\\](])\\s*(" + NUMBER + ")\\s*\\.\\.\\s*(" + NUMBER + ")\\s*([\\[\\])])");

  private CellTest() {}

  /** The condition; empty when it is none of these. */
  static Optional<Predicate<Object>> of(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || text.equals("-")) {
      return Optional.of(value -> true);
    }
    Matcher not = NOT.matcher(text);
    return not.matches() ? any(not.group(1)).map(Predicate::negate) : any(text);
  }

  private static Optional<Predicate<Object>> any(String text) {
    Matcher parts = PARTS.matcher(text);
    Predicate<Object> any = value -> false;
    int end = 0;
    while (end < text.length() && parts.find(end) && parts.start() == end) {
      Optional<Predicate<Object>> one = one(parts.group(1).strip());
      if (one.isEmpty()) {
        return Optional.empty();
      }
      any = any.or(one.get());
      end = parts.end();
    }
    boolean whole = end == text.length() && !text.stripTrailing().endsWith(",");
    return whole ? Optional.of(any) : Optional.empty();
  }

  private static Optional<Predicate<Object>> one(String text) {
    if (text.startsWith("\"")) {
      String word = text.substring(1, text.length() - 1);
      return Optional.of(word::equals);
    }
    if (text.equals("true") || text.equals("false")) {
      return Optional.of(Boolean.valueOf(text)::equals);
    }
    if (text.equals("null")) {
      return Optional.of(value -> value == null);
    }
    if (text.matches(NUMBER)) {
      return Optional.of(compared("=", text));
    }
    Matcher comparison = COMPARISON.matcher(text);
    if (comparison.matches()) {
      return Optional.of(compared(comparison.group(1), comparison.group(2)));
    }
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      String from = range.group(1).equals("[") ? ">=" : ">";
      String to = range.group(4).equals("]") ? "<=" : "<";
      return Optional.of(compared(from, range.group(2)).and(compared(to, range.group(3))));
    }
    return Optional.empty();
  }

  private static Predicate<Object> compared(String how, String number) {
    BigDecimal bound = new BigDecimal(number);
    return value -> {
      if (!(value instanceof Number)) {
        return false;
      }
      int compared = new BigDecimal(value.toString()).compareTo(bound);
      return switch (how) {
        case "<" -> compared < 0;
        case "<=" -> compared <= 0;
        case ">" -> compared > 0;
        case ">=" -> compared >= 0;
        default -> compared == 0;
      };
    };
  }
}
