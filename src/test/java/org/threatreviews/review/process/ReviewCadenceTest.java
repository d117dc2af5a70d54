package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision table rule by rule. */
class ReviewCadenceTest {

  @ParameterizedTest
  @CsvSource({"STANDARD, 3, POOL, 3", "ADVISOR, 1, DEDICATED, 2"})
  void saysHowOftenByWhomAndHowLongPrepared(
      String subscription, int months, String staffing, int preparationHours) throws IOException {
    assertThat(decide(subscription).getSingleResult().getEntryMap())
        .isEqualTo(Map.of(
            "monthsBetweenReviews", months,
            "staffing", staffing,
            "preparationHours", preparationHours));
  }

  private static DmnDecisionTableResult decide(String subscription) throws IOException {
    DmnEngine engine =
        DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    try (InputStream table =
        ReviewCadenceTest.class.getResourceAsStream("/bpmn/review-cadence.dmn")) {
      return engine.evaluateDecisionTable(
          engine.parseDecision(ReviewProgrammeIds.DECISION_CADENCE, table),
          Variables.putValue(ReviewProgrammeIds.VARIABLE_SUBSCRIPTION, subscription));
    }
  }
}
