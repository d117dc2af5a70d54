package org.threatreviews.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.threatreviews.policy.PolicyColumn;
import org.threatreviews.policy.PolicyTable;

/** Finds what no process can live with in a decision table. */
final class PolicyTableReader {

  /** Nobody reads the hundred sentences that a table with a wrong column would give. */
  private static final int MOST_FAULTS = 10;

  private final PolicyTable policy;
  private final DecisionTable table;
  private final List<Conditions> conditions = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /** Which cases a row applies to: each input with its cell. */
  private record Conditions(Rule row, Map<String, Predicate<Object>> tests) {

    boolean applyTo(Map<String, Object> asked) {
      return tests.entrySet().stream()
          .allMatch(test -> test.getValue().test(asked.get(test.getKey())));
    }
  }

  private PolicyTableReader(PolicyTable policy, DecisionTable table) {
    this.policy = policy;
    this.table = table;
  }

  /**
   * What is wrong with a table in a model, in sentences; empty when nothing is.
   */
  static List<String> faultsOf(PolicyTable policy, DmnModelInstance model) {
    Decision decision = model.getModelElementById(policy.decision());
    if (decision == null || !(decision.getExpression() instanceof DecisionTable table)) {
      return List.of("'%s' is no decision table".formatted(policy.decision()));
    }
    PolicyTableReader reader = new PolicyTableReader(policy, table);
    reader.readHitPolicy();
    reader.readRows();
    reader.readConditions();
    if (reader.faults.isEmpty()) {
      reader.askForEachCase();
    }
    return reader.faults.stream().limit(MOST_FAULTS).toList();
  }

  private void readHitPolicy() {
    HitPolicy hitPolicy = table.getHitPolicy();
    if (!policy.hasSeveralRows() && hitPolicy != HitPolicy.UNIQUE && hitPolicy != HitPolicy.FIRST) {
      faults.add(
          "%s: hit policy %s is not allowed; allowed is UNIQUE or FIRST, which give one answer."
              .formatted(policy.decision(), hitPolicy));
    }
  }

  private void readRows() {
    for (PolicyColumn column : policy.columns()) {
      int place = placeOf(column);
      if (place < 0) {
        faults.add("%s: the column '%s' is missing; each row needs in it %s."
            .formatted(policy.decision(), column.name(), column.allowed()));
      } else {
        table.getRules().forEach(row -> readCell(row, column, place));
      }
    }
    if (faults.isEmpty()) {
      table.getRules().forEach(this::readRow);
    }
  }

  /** Negative when the table has no such column. */
  private int placeOf(PolicyColumn column) {
    return table.getOutputs().stream().map(Output::getName).toList().indexOf(column.name());
  }

  private void readCell(Rule row, PolicyColumn column, int place) {
    Output output = List.copyOf(table.getOutputs()).get(place);
    column
        .faultOf(text(row, place))
        .ifPresent(fault -> faults.add("%s, %s, column '%s' (%s): %s; allowed is %s."
            .formatted(
                policy.decision(),
                name(row),
                output.getLabel() == null ? output.getName() : output.getLabel(),
                output.getName(),
                fault,
                column.allowed())));
  }

  private void readRow(Rule row) {
    Map<String, Long> numbers = new HashMap<>();
    policy.columns().stream()
        .filter(column -> column.kind() == PolicyColumn.Kind.WHOLE_NUMBER)
        .filter(column -> !text(row, placeOf(column)).isEmpty())
        .forEach(column -> numbers.put(column.name(), Long.valueOf(text(row, placeOf(column)))));
    policy.checks().stream()
        .filter(check -> !check.holds().test(numbers))
        .forEach(check -> faults.add("%s, %s, with %s: %s."
            .formatted(policy.decision(), name(row), inWords(numbers), check.sentence())));
  }

  private void readConditions() {
    List<String> asked = table.getInputs().stream()
        .map(input -> input.getInputExpression().getText().getTextContent().strip())
        .toList();
    asked.stream()
        .filter(input -> !policy.inputs().containsKey(input))
        .forEach(input -> faults.add("%s asks for '%s'; it is only told %s."
            .formatted(
                policy.decision(), input, String.join(", ", policy.inputs().keySet()))));
    for (Rule rule : table.getRules()) {
      Map<String, Predicate<Object>> tests = new LinkedHashMap<>();
      List<InputEntry> entries = List.copyOf(rule.getInputEntries());
      for (int place = 0; place < asked.size(); place++) {
        String input = asked.get(place);
        String text = text(place < entries.size() ? entries.get(place).getText() : null);
        Optional<Predicate<Object>> test = CellTest.of(text);
        if (test.isEmpty()) {
          faults.add(
              "%s, %s, condition '%s': %s is not understood; use values, comparisons or ranges of numbers, or nothing for anything."
                  .formatted(policy.decision(), name(rule), input, text));
        }
        test.ifPresent(known -> tests.put(input, known));
      }
      conditions.add(new Conditions(rule, tests));
    }
  }

  /** Asks the table for each case that it must cover: a gap or two answers are refused. */
  private void askForEachCase() {
    boolean oneAnswer = table.getHitPolicy() == HitPolicy.UNIQUE;
    for (Map<String, Object> asked : cases()) {
      if (faults.size() == MOST_FAULTS) {
        return;
      }
      List<Rule> applying = conditions.stream()
          .filter(row -> row.applyTo(asked))
          .map(Conditions::row)
          .toList();
      if (applying.isEmpty()) {
        faults.add("%s has no row for %s.".formatted(policy.decision(), inWords(asked)));
      } else if (oneAnswer && applying.size() > 1) {
        faults.add("%s has more than one row for %s: %s; only one may apply."
            .formatted(
                policy.decision(),
                inWords(asked),
                applying.stream().map(this::name).collect(Collectors.joining(" and "))));
      } else {
        seeThatNothingNeededIsMissing(asked, applying.get(0));
      }
    }
  }

  private void seeThatNothingNeededIsMissing(Map<String, Object> asked, Rule row) {
    policy.columns().stream()
        .filter(column -> column.neededFor() != null
            && Objects.equals(
                asked.get(column.neededFor().input()), column.neededFor().value())
            && text(row, placeOf(column)).isEmpty())
        .forEach(column ->
            faults.add("%s, %s, column '%s': a value is missing, which %s needs; allowed is %s."
                .formatted(
                    policy.decision(),
                    name(row),
                    column.name(),
                    inWords(asked),
                    column.allowed())));
  }

  private List<Map<String, Object>> cases() {
    List<Map<String, Object>> cases = List.of(new LinkedHashMap<>());
    for (Map.Entry<String, List<Object>> input : policy.inputs().entrySet()) {
      List<Map<String, Object>> more = new ArrayList<>();
      for (Map<String, Object> known : cases) {
        for (Object value : input.getValue()) {
          Map<String, Object> next = new LinkedHashMap<>(known);
          next.put(input.getKey(), value);
          more.add(next);
        }
      }
      cases = more;
    }
    return cases;
  }

  private static String text(Rule row, int place) {
    return row.getOutputEntries().stream()
        .skip(place)
        .findFirst()
        .map(entry -> text(entry.getText()))
        .orElse("");
  }

  private static String text(Text text) {
    return text == null ? "" : text.getTextContent().strip();
  }

  private String name(Rule row) {
    return "row %d (%s)".formatted(List.copyOf(table.getRules()).indexOf(row) + 1, row.getId());
  }

  private static String inWords(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(value -> "%s = %s"
            .formatted(value.getKey(), value.getValue() == null ? "nothing" : value.getValue()))
        .collect(Collectors.joining(", "));
  }
}
