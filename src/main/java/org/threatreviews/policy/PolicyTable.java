package org.threatreviews.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.threatreviews.policy.PolicyColumn.Covered;
import org.threatreviews.policy.PolicyColumn.Kind;

/**
 * What a decision table must hold. A module declares each of its tables as a bean of this type; a
 * table that does not keep to it is refused when it is deployed, in words that name row and column.
 *
 * <pre>{@code
 * @Bean
 * static PolicyTable followUpPolicyTable() {
 *   return PolicyTable.of("follow-up-policy")
 *       .covers("severity", "CRITICAL", "HIGH", "MEDIUM", "LOW")
 *       .wholeNumber("reminderIntervalDays", 1, 250)
 *       .yesOrNo("phoneCall");
 * }
 * }</pre>
 */
public final class PolicyTable {

  private final String decision;
  private final Map<String, List<Object>> inputs;
  private final List<PolicyColumn> columns;
  private final List<Check> checks;
  private final boolean severalRows;

  /**
   * What must be true of each row as a whole.
   *
   * @param holds asked with the row's whole numbers by name; without those that are empty
   * @param sentence what must be true, for whoever changes the table
   */
  public record Check(Predicate<Map<String, Long>> holds, String sentence) {}

  private PolicyTable(
      String decision,
      Map<String, List<Object>> inputs,
      List<PolicyColumn> columns,
      List<Check> checks,
      boolean severalRows) {
    this.decision = decision;
    this.inputs = inputs;
    this.columns = columns;
    this.checks = checks;
    this.severalRows = severalRows;
  }

  /**
   * @param decision the decision's id, which is its file's name, too
   */
  public static PolicyTable of(String decision) {
    return new PolicyTable(decision, new LinkedHashMap<>(), List.of(), List.of(), false);
  }

  /**
   * Each of these values needs a row, together with each value of the other inputs.
   *
   * @param values of the input's type: text, Boolean, Integer; null for "not known"
   */
  public PolicyTable covers(String input, Object... values) {
    Map<String, List<Object>> more = new LinkedHashMap<>(inputs);
    more.put(input, Arrays.asList(values));
    return new PolicyTable(decision, more, columns, checks, severalRows);
  }

  /** As {@link #covers(String, Object...)}, all values of an enumeration by their names. */
  public <T extends Enum<T>> PolicyTable covers(String input, Class<T> values) {
    return covers(
        input, Arrays.stream(values.getEnumConstants()).map(Enum::name).toArray());
  }

  /** A result that is a whole number in each row, the bounds included. */
  public PolicyTable wholeNumber(String output, long least, long most) {
    return and(new PolicyColumn(output, Kind.WHOLE_NUMBER, least, most, List.of(), false, null));
  }

  /** A result that is a whole number or empty. */
  public PolicyTable optionalWholeNumber(String output, long least, long most) {
    return and(new PolicyColumn(output, Kind.WHOLE_NUMBER, least, most, List.of(), true, null));
  }

  /** A result that is a whole number where an input has this value, and else may be empty. */
  public PolicyTable wholeNumberFor(
      String output, long least, long most, String input, Object value) {
    return and(new PolicyColumn(
        output, Kind.WHOLE_NUMBER, least, most, List.of(), true, new Covered(input, value)));
  }

  /** A result that is one of these words. */
  public PolicyTable word(String output, String... words) {
    return and(new PolicyColumn(output, Kind.WORD, 0, 0, List.of(words), false, null));
  }

  /** A result that is the name of a value of an enumeration. */
  public <T extends Enum<T>> PolicyTable word(String output, Class<T> values) {
    return word(
        output, Arrays.stream(values.getEnumConstants()).map(Enum::name).toArray(String[]::new));
  }

  public PolicyTable yesOrNo(String output) {
    return and(new PolicyColumn(output, Kind.YES_OR_NO, 0, 0, List.of(), false, null));
  }

  /** More than one row may answer; without it, the table must give one answer to each case. */
  public PolicyTable severalRows() {
    return new PolicyTable(decision, inputs, columns, checks, true);
  }

  /** Something must be true of each row as a whole. */
  public PolicyTable check(String sentence, Predicate<Map<String, Long>> holds) {
    List<Check> more = new ArrayList<>(checks);
    more.add(new Check(holds, sentence));
    return new PolicyTable(decision, inputs, columns, more, severalRows);
  }

  private PolicyTable and(PolicyColumn column) {
    List<PolicyColumn> more = new ArrayList<>(columns);
    more.add(column);
    return new PolicyTable(decision, inputs, more, checks, severalRows);
  }

  public String decision() {
    return decision;
  }

  /** Each input with the values that need a row. */
  public Map<String, List<Object>> inputs() {
    return inputs;
  }

  public List<PolicyColumn> columns() {
    return columns;
  }

  public List<Check> checks() {
    return checks;
  }

  /** Whether whoever asks takes more than one row as the answer. */
  public boolean hasSeveralRows() {
    return severalRows;
  }
}
