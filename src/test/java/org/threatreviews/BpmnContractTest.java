package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.threatreviews.support.contract.CodeFacts;
import org.threatreviews.support.contract.ModelFolder;
import org.threatreviews.support.contract.ModelFolder.DecisionModel;
import org.threatreviews.support.contract.ModelFolder.FormFile;
import org.threatreviews.support.contract.ModelFolder.ProcessModel;
import org.threatreviews.support.contract.ModelRule;
import org.threatreviews.support.contract.ModelRules;

/** Models, forms and code fit together, and a team lead can read the models. */
class BpmnContractTest {

  private static final ModelFolder PRODUCT = ModelFolder.read(Path.of("bpmn"), Path.of("forms"));
  private static final CodeFacts CODE = codeFacts();
  private static final ModelRules RULES = new ModelRules(CODE, PRODUCT);

  static final List<FormFile> FORMS = PRODUCT.forms();
  static final List<DecisionModel> DECISIONS = PRODUCT.decisions();

  static Stream<Arguments> rulesPerModel() {
    return PRODUCT.processes().stream()
        .flatMap(model -> RULES.all().stream().map(rule -> Arguments.of(model, rule)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rulesPerModel")
  @DisplayName("models keep the contract")
  void modelsKeepTheContract(ProcessModel model, ModelRule rule) {
    assertThat(rule.violations().apply(model)).as("%s: %s", model, rule).isEmpty();
  }

  @Test
  void theProcessesOfTheProductAreThere() {
    assertThat(PRODUCT.processIds())
        .contains(
            "client-onboarding",
            "review-programme",
            "threat-review",
            "incident-follow-up",
            "risk-acceptance",
            "general-question");
  }

  @Test
  void everyBeanForModelsIsUsedByOne() {
    Set<String> unused = new TreeSet<>(CODE.beansForModels());
    PRODUCT.processes().forEach(model -> unused.removeAll(RULES.beansUsedBy(model)));

    assertThat(unused).as("delegates, timers and listeners that no model names").isEmpty();
  }

  @Test
  void everyIdsClassHasItsModel() {
    assertThat(PRODUCT.processIds()).containsAll(CODE.constants().keySet());
  }

  @Test
  void everyErrorThatCodeThrowsIsCaught() {
    Set<String> uncaught = new TreeSet<>(CODE.thrownErrors());
    PRODUCT.processes().forEach(model -> uncaught.removeAll(RULES.errorsCaughtBy(model)));

    assertThat(uncaught)
        .as("errors that no boundary event or event subprocess catches")
        .isEmpty();
  }

  @ParameterizedTest
  @FieldSource("DECISIONS")
  void decisionFilesAreNamedAfterTheirDecision(DecisionModel file) {
    var decisions = file.model().getModelElementsByType(Decision.class);

    assertThat(decisions).extracting(Decision::getId).containsExactly(file.name());
    assertThat(decisions).allSatisfy(decision -> {
      assertThat(decision.getName()).as("name of %s", file).isNotBlank();
      assertThat(decision.getCamundaHistoryTimeToLiveString())
          .as("history time to live of %s", file)
          .isNotBlank();
    });
  }

  @ParameterizedTest
  @FieldSource("FORMS")
  void formsAreShownAndCanBeCompleted(FormFile form) {
    Set<String> shown = PRODUCT.processes().stream()
        .flatMap(p -> Stream.concat(
            p.model().getModelElementsByType(UserTask.class).stream()
                .map(UserTask::getCamundaFormRef),
            p.model().getModelElementsByType(StartEvent.class).stream()
                .map(StartEvent::getCamundaFormRef)))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());

    assertThat(shown).as("forms that a user task or start event shows").contains(form.name());
    assertThat(form.content().path("id").asText()).isEqualTo(form.name());
    assertThat(form.content().findValuesAsText("type"))
        .as("a form with a dynamic list can never be completed in Tasklist")
        .isNotEmpty()
        .doesNotContain("dynamiclist");
    assertThat(keysOf(form.content()))
        .as("two fields with one key overwrite each other")
        .doesNotHaveDuplicates();
  }

  /** What ends or begins something is chosen, never left as it was found. */
  @ParameterizedTest
  @FieldSource("FORMS")
  void noFormAnswersForWhoFillsItIn(FormFile form) {
    assertThat(form.content().findValues("defaultValue")).isEmpty();
    assertThat(form.content().path("components"))
        .filteredOn(field -> field.path("type").asText().equals("radio"))
        .allSatisfy(field -> assertThat(field.at("/validate/required").asBoolean())
            .as("%s of %s has to be answered", field.path("key").asText(), form.name())
            .isTrue());
  }

  /** Models that break one rule each show that the rules find what they are made for. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(delimiter = '|', textBlock = """
          another-name | the file is named after its process | [some-process] is in the file another-name.bpmn
          odd-ids | ids follow the pattern | Activity_0x1 should be serviceTask_camelCase
          odd-ids | ids follow the pattern | Flow_1 should be flow_camelCase
          odd-ids | ids follow the pattern | FeedbackReceived should be topic.whatHappened
          beans | expressions name beans of process packages | ${jdbcTemplate} names no bean: jdbcTemplate
          beans | expressions name beans of process packages | ${goodTimers.due(execution) && runtimeService.x()} names no bean: runtimeService
          beans | expressions name beans of process packages | ${hiddenTimers.due(execution)} names no bean: hiddenTimers
          beans | a delegate is named after its element | serviceTask_sendMail calls jdbcTemplate
          beans | a complete listener is named after its task | userTask_answer is completed by ${goodCompleteListener}
          beans | the Ids class names what is in the model | EVENT_GONE = event_gone is not in the model
          beans | the Ids class names what is in the model | EVENT_OVER = event_due is misnamed
          beans | the Ids class holds only ids in use | EVENT_GONE is used nowhere
          references | forms exist and are named after their task | userTask_answer: there is no no-such-form.form
          references | forms exist and are named after their task | userTask_answer has the form no-such-form
          references | decisions and called processes exist | businessRuleTask_decide: there is no decision no-such-decision
          references | decisions and called processes exist | callActivity_accept: there is no process no-such-process
          references | decisions and called processes exist | callActivity_accept does not hand on the business key
          references | messages resolve | receiveTask_waitForAnswer waits for no message
          tasks | steps that call code are save points with retries | serviceTask_sendMail must be asyncBefore with retries PT1M,PT10M,PT1H,PT6H
          tasks | steps that call code are save points with retries | serviceTask_doNothing has no delegate
          tasks | steps that call code are save points with retries | userTask_answer must be asyncAfter: a person's work is not undone
          tasks | user tasks say who, with what and by when | userTask_answer has neither candidate group nor assignee
          tasks | user tasks say who, with what and by when | userTask_answer has no form
          tasks | user tasks say who, with what and by when | userTask_answer has no due date
          clocks | a late user task is asked about for ever | userTask_answer has a clock of the model that does not come back
          clocks | a late user task is asked about for ever | userTask_check asks the lead twice: its timer does, and so does its clock
          tasks | history has a time to live | tasks has no history time to live
          durations | the model holds no duration | event_weekPassed holds a duration or cycle
          durations | the model holds no duration | dueDate holds ${dateTime().plus('P5D')}
          durations | the model holds no duration | timeDate holds R3/PT24H
          durations | errors thrown in the model are caught in it | event_gaveUp throws what nobody catches
          gateways | elements have names | event_started has no name
          gateways | splitting gateways ask and their flows answer | gateway_isDone does not end with a question mark
          gateways | splitting gateways ask and their flows answer | flow_done has no name
          gateways | the drawing is complete and nothing overlaps | event_started has no shape
          gateways | the drawing is complete and nothing overlaps | flow_toGateway has no edge
          gateways | the drawing is complete and nothing overlaps | gateway_isDone and event_done overlap
          gateways | the drawing is complete and nothing overlaps | the label of event_open lies on event_done
          """)
  void rulesBite(String file, String rule, String violation) {
    ModelFolder broken =
        ModelFolder.read(Path.of("src/test/resources/contract"), Path.of("no-such-folder"));
    CodeFacts code = new CodeFacts(
        Set.of("goodTimers", "goodCompleteListener", "hiddenTimers"),
        Set.of("goodTimers"),
        Map.of(
            "beans",
            Map.of("PROCESS", "beans", "EVENT_GONE", "event_gone", "EVENT_OVER", "event_due")),
        Map.of("beans", Set.of("EVENT_GONE")),
        Set.of());
    ProcessModel model = broken.processes().stream()
        .filter(m -> m.name().equals(file))
        .findFirst()
        .orElseThrow();

    Stream<String> found = new ModelRules(code, broken)
        .all().stream()
            .filter(r -> r.says().equals(rule))
            .flatMap(r -> r.violations().apply(model));

    assertThat(found).contains(violation);
  }

  private static List<String> keysOf(JsonNode form) {
    return form.findParents("key").stream()
        .filter(component -> !component.path("type").asText().equals("button"))
        .map(component -> component.path("key").asText())
        .toList();
  }

  private static CodeFacts codeFacts() {
    try {
      return CodeFacts.of(
          ThreatReviewsApplication.class.getPackageName(),
          Path.of("src/main/java"),
          Path.of("src/test/java"));
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
