package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition cell means to us what it means to the engine. */
class CellTestTest {

  private static final String TABLE = """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
        <decision id="decision" name="d">
          <decisionTable id="table" hitPolicy="FIRST">
            <input id="in"><inputExpression id="ie" typeRef="%s"><text>x</text></inputExpression></input>
            <output id="out" name="y" typeRef="string"/>
            <rule id="r"><inputEntry id="c"><text><![CDATA[%s]]></text></inputEntry>
              <outputEntry id="o"><text>"yes"</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  private static final List<Object> NUMBERS = List.of(-1, 0, 1, 2, 3, 4, 5, 100);
  private static final List<Object> WORDS = List.of("HIGH", "LOW", "", "high", "A,B");

  private final DmnEngine engine =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "1",
        ">= 1",
        "> 1",
        "< 2",
        "<= 2",
        "1, 3",
        "1,>=4",
        "[1..3]",
        "]1..3]",
        "(1..3)",
        "[1..3[",
        "not(2)",
        "not(1, 3)",
        "-1",
        "0"
      })
  void numbersAreComparedAsTheEngineDoes(String cell) {
    NUMBERS.forEach(value -> assertThat(ours(cell, value))
        .as("%s: %s", cell, value)
        .isEqualTo(theirs("integer", cell, value)));
    assertThat(ours(cell, null)).isEqualTo(theirs("integer", cell, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"HIGH\"", "\"HIGH\",\"LOW\"", "not(\"HIGH\")", "\"A,B\"", "null"})
  void wordsAreComparedAsTheEngineDoes(String cell) {
    WORDS.forEach(value -> assertThat(ours(cell, value))
        .as("%s: %s", cell, value)
        .isEqualTo(theirs("string", cell, value)));
    assertThat(ours(cell, null)).isEqualTo(theirs("string", cell, null));
  }

  @Test
  void yesAndNo() {
    assertThat(ours("true", true)).isTrue();
    assertThat(ours("true", false)).isFalse();
    assertThat(ours("false", null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HIGH", "\"HIGH", "x > 1", "1,", "sum(1)", "\"A\" \"B\"", "[1..", "date(\"1\")"})
  void anythingElseIsNotUnderstood(String cell) {
    assertThat(CellTest.of(cell)).isEmpty();
  }

  private static boolean ours(String cell, Object value) {
    return CellTest.of(cell).orElseThrow().test(value);
  }

  private boolean theirs(String type, String cell, Object value) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("x", value);
    DmnDecision decision = engine.parseDecision(
        "decision",
        Dmn.readModelFromStream(new ByteArrayInputStream(
            TABLE.formatted(type, cell).getBytes(StandardCharsets.UTF_8))));
    return !engine
        .evaluateDecisionTable(decision, Variables.fromMap(variables).asVariableContext())
        .isEmpty();
  }
}
