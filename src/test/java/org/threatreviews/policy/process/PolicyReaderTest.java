package org.threatreviews.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.support.ProcessTest;

@ProcessTest
class PolicyReaderTest {

  private static final String DECISION = "form-lifetime";
  private static final Map<String, String> CORRECTION = Map.of("form", "userTask_correctReport");
  private static final Map<String, String> CHANGE = Map.of("form", "userTask_changeContract");

  @Autowired
  PolicyReader policies;

  @Autowired
  RepositoryService repository;

  private String deployment;

  @AfterEach
  void takeBack() {
    if (deployment != null) {
      repository.deleteDeployment(deployment);
    }
  }

  @Test
  void aNewVersionCountsFromTheNextLookOnAndTheOldOneWhenItIsGone() throws IOException {
    assertThat(days(CORRECTION)).isEqualTo(4);

    deploy("<text>4</text>", "<text>9</text>");
    assertThat(days(CORRECTION)).isEqualTo(9);
    assertThat(days(CHANGE)).isEqualTo(9);

    takeBack();
    deployment = null;
    assertThat(days(CORRECTION)).isEqualTo(4);
  }

  @Test
  void manyCasesAtOnceAreAnsweredByTheVersionThatWasTheNewest() throws IOException {
    PolicyVersion before = policies.newestVersion(DECISION);

    deploy("<text>4</text>", "<text>9</text>");

    assertThat(before.row(CORRECTION).number("daysAfterDue")).isEqualTo(4);
    assertThat(policies.newestVersion(DECISION).row(CORRECTION).number("daysAfterDue"))
        .isEqualTo(9);
  }

  @Test
  void whatATableSaysNothingAboutIsAFaultEachTime() {
    for (int time = 1; time <= 2; time++) {
      assertThatThrownBy(() -> policies.row(DECISION, Map.of("form", "userTask_holdReview")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("says nothing on {form=userTask_holdReview}");
    }
  }

  private int days(Map<String, String> about) {
    return policies.row(DECISION, about).number("daysAfterDue");
  }

  private void deploy(String before, String after) throws IOException {
    try (InputStream table = getClass().getResourceAsStream("/bpmn/form-lifetime.dmn")) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      deployment = repository
          .createDeployment()
          .addString("form-lifetime.dmn", text.replace(before, after))
          .deploy()
          .getId();
    }
  }
}
