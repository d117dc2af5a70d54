package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.policy.PolicyColumn;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.Refusal;
import org.threatreviews.problem.StartRefused;
import org.threatreviews.support.ProcessTest;

/** Values in a decision table that no process can live with are refused, in words. */
@ProcessTest
class PolicyTablesTest {

  private static final String FOLLOW_UP = "follow-up-policy";

  @Autowired
  ObjectProvider<PolicyTable> tables;

  @Autowired
  RepositoryService repository;

  static Stream<String> decisions() {
    return Arrays.stream(Path.of("bpmn").toFile().listFiles())
        .map(File::getName)
        .filter(name -> name.endsWith(".dmn"))
        .map(name -> name.substring(0, name.length() - ".dmn".length()))
        .sorted();
  }

  @Test
  void everyTableOfTheProductIsDeclared() {
    assertThat(tables.stream().map(PolicyTable::decision))
        .containsExactlyInAnyOrderElementsOf(decisions().toList());
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void everyColumnOfATableIsDeclared(String decision) {
    assertThat(table(decision).columns())
        .extracting(PolicyColumn::name)
        .containsExactlyInAnyOrderElementsOf(
            read(decision).getModelElementsByType(Output.class).stream()
                .map(Output::getName)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void theProductsTablesAreAllowed(String decision) {
    assertThat(faults(decision, unchanged -> {})).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void noValueIsTakenThatNoProcessCanLiveWith(String decision) {
    List<Output> outputs = List.copyOf(read(decision).getModelElementsByType(Output.class));
    int rows = rows(read(decision)).size();
    for (int place = 0; place < outputs.size(); place++) {
      PolicyColumn column = column(decision, outputs.get(place).getName());
      for (int row = 0; row < rows; row++) {
        for (String value : wrongValues(column)) {
          int thisRow = row;
          int thisPlace = place;
          assertThat(faults(decision, model -> put(model, thisRow, thisPlace, value)))
              .as("'%s' in row %d, column %s", value, row + 1, column.name())
              .isNotEmpty()
              .allSatisfy(fault -> assertThat(fault)
                  .contains(decision, "row %d".formatted(thisRow + 1), column.name())
                  .contains(value.isEmpty() ? "missing" : value)
                  .contains("allowed is " + column.allowed()));
        }
      }
    }
  }

  private static List<String> wrongValues(PolicyColumn column) {
    List<String> wrong = new ArrayList<>(List.of("\"SOMETIMES\"", "1.5", "2 * 3", "-1"));
    if (column.kind() == PolicyColumn.Kind.WHOLE_NUMBER) {
      wrong.add(String.valueOf(column.least() - 1));
      wrong.add(String.valueOf(column.most() + 1));
      wrong.add("99999999999999999999");
    } else {
      wrong.add("0");
    }
    if (!column.optional()) {
      wrong.add("");
    }
    return wrong;
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void noRowThatACaseNeedsIsMissing(String decision) {
    DecisionTable read = tableOf(read(decision));
    for (int row = 0; row < read.getRules().size(); row++) {
      int thisRow = row;
      List<String> faults =
          faults(decision, model -> tableOf(model).getRules().remove(rows(model).get(thisRow)));
      if (read.getHitPolicy() == HitPolicy.UNIQUE) {
        assertThat(faults)
            .as("without row %d", row + 1)
            .isNotEmpty()
            .allSatisfy(fault -> assertThat(fault).contains(decision + " has no row for "));
      }
    }
    assertThat(faults(decision, model -> tableOf(model).getRules().clear()))
        .as("without any row")
        .isNotEmpty();
  }

  @Test
  void whereTheFirstRowCountsTheLastOneAnswersTheRest() {
    assertThat(faults("client-silence", model -> {
          List<Rule> rows = rows(model);
          tableOf(model).getRules().remove(rows.get(rows.size() - 1));
        }))
        .first()
        .asString()
        .startsWith("client-silence has no row for undeliverableMails = 0, missedMeetings = 0");
    assertThat(faults(
            "mail-policy", model -> tableOf(model).getRules().remove(rows(model).get(0))))
        .first()
        .asString()
        .startsWith("mail-policy has no row for template = incident-closed");
  }

  @Test
  void twoRowsForOneCaseAreRefused() {
    assertThat(faults(FOLLOW_UP, model -> {
          InputEntry entry = rows(model).get(1).getInputEntries().iterator().next();
          entry.getText().setTextContent("\"HIGH\",\"LOW\"");
        }))
        .containsExactly(
            "follow-up-policy has more than one row for severity = LOW: row 2 (rule_high) and row 4 (rule_low); only one may apply.");
  }

  @Test
  void aTableThatMayGiveSeveralAnswersIsRefused() {
    assertThat(faults(FOLLOW_UP, model -> tableOf(model).setHitPolicy(HitPolicy.COLLECT)))
        .containsExactly(
            "follow-up-policy: hit policy COLLECT is not allowed; allowed is UNIQUE or FIRST, which give one answer.");
  }

  @Test
  void aMissingColumnIsRefused() {
    assertThat(faults("question-routing", model -> {
          model.getModelElementsByType(Output.class).iterator().next().setName("team");
        }))
        .first()
        .asString()
        .startsWith("question-routing: the column 'queue' is missing");
  }

  @Test
  void aValueIsNeededOnlyWhereItIsUsed() {
    assertThat(faults("onboarding-stages", model -> put(model, 1, 1, "")))
        .containsExactly(
            "onboarding-stages, row 2 (rule_telemetry), column 'reminderIntervalDays': a value is missing, which stage = TELEMETRY needs; allowed is a whole number from 1 to 250, or nothing.");
  }

  @Test
  void whoDeploysIsToldAndNothingIsDeployed() {
    long before = repository.createDeploymentQuery().count();
    DmnModelInstance wrong = read(FOLLOW_UP);
    put(wrong, 0, 0, "0");

    assertThatThrownBy(() -> repository
            .createDeployment()
            .name("by hand")
            .addModelInstance("policy.dmn", wrong)
            .deploy())
        .satisfies(
            refused -> assertThat(Refusal.in(refused))
                .get()
                .isInstanceOf(InvalidInput.class)
                .extracting(Throwable::getMessage)
                .isEqualTo(
                    "follow-up-policy, row 1 (rule_critical), column 'Days between reminders' (reminderIntervalDays): 0 is not allowed; allowed is a whole number from 1 to 250."));

    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  @Test
  void theApplicationDoesNotStartWithIt() {
    DmnModelInstance wrong = read(FOLLOW_UP);
    put(wrong, 0, 0, "-5");
    ResourceEntity resource = new ResourceEntity();
    resource.setName("bpmn/follow-up-policy.dmn");
    resource.setBytes(Dmn.convertToString(wrong).getBytes(StandardCharsets.UTF_8));
    DeploymentEntity deployment = new DeploymentEntity();
    deployment.addResource(resource);
    PolicyTables starting = new PolicyTables(tables);

    deployment.setNew(false);
    starting.deploy(deployment);
    deployment.setNew(true);
    assertThatThrownBy(() -> starting.deploy(deployment))
        .isInstanceOfSatisfying(StartRefused.class, refused -> {
          assertThat(refused).hasMessageContaining("-5 is not allowed");
          assertThat(refused.action()).contains("bpmn/follow-up-policy.dmn");
        });
  }

  private PolicyTable table(String decision) {
    return tables.stream()
        .filter(table -> table.decision().equals(decision))
        .findFirst()
        .orElseThrow();
  }

  private PolicyColumn column(String decision, String name) {
    return table(decision).columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> faults(String decision, Consumer<DmnModelInstance> change) {
    DmnModelInstance model = read(decision);
    change.accept(model);
    return PolicyTableReader.faultsOf(table(decision), model);
  }

  private static void put(DmnModelInstance model, int row, int place, String value) {
    List<OutputEntry> entries = List.copyOf(rows(model).get(row).getOutputEntries());
    entries.get(place).getText().setTextContent(value);
  }

  private static List<Rule> rows(DmnModelInstance model) {
    return List.copyOf(tableOf(model).getRules());
  }

  private static DecisionTable tableOf(DmnModelInstance model) {
    return model.getModelElementsByType(DecisionTable.class).iterator().next();
  }

  private static DmnModelInstance read(String decision) {
    return Dmn.readModelFromFile(Path.of("bpmn", decision + ".dmn").toFile());
  }
}
