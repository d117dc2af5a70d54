package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.problem.StartRefused;
import org.threatreviews.support.ProcessTest;

/** Data of an earlier version is continued or refused in words. */
@ProcessTest
class RunningModelsCheckTest {

  private static final String PROCESS = "earlier-model";

  @Autowired
  RunningModelsCheck check;

  @Autowired
  RepositoryService repository;

  @Autowired
  RuntimeService runtime;

  @AfterEach
  void removeTheModels() {
    repository
        .createDeploymentQuery()
        .deploymentName(PROCESS)
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  @Test
  void refusesProcessesWhoseStepIsNoMore() {
    deploy("${stepThatIsNoMoreDelegate}");
    runtime.startProcessInstanceByKey(PROCESS);
    deploy("${closeReviewDelegate}");

    assertThatThrownBy(check::afterSingletonsInstantiated)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("An earlier model")
        .hasMessageContaining("stepThatIsNoMoreDelegate");
  }

  @Test
  void refusesProcessesThatAskABeanWhatItDoesNotKnow() {
    deploy("${threatReviewTimers.momentThatIsNoMore(execution)}");
    runtime.startProcessInstanceByKey(PROCESS);
    deploy("${closeReviewDelegate}");

    assertThatThrownBy(check::afterSingletonsInstantiated)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("threatReviewTimers.momentThatIsNoMore");
  }

  @Test
  void continuesProcessesWhoseStepsAreThere() {
    deploy("${closeReviewDelegate}");
    runtime.startProcessInstanceByKey(PROCESS);
    deploy("${threatReviewTimers.decisionDue(execution)}");

    assertThatCode(check::afterSingletonsInstantiated).doesNotThrowAnyException();
  }

  @Test
  void doesNotMindModelsThatNothingFollowsAnyMore() {
    deploy("${stepThatIsNoMoreDelegate}");
    deploy("${closeReviewDelegate}");

    assertThatCode(check::afterSingletonsInstantiated).doesNotThrowAnyException();
  }

  private void deploy(String step) {
    BpmnModelInstance model = Bpmn.createExecutableProcess(PROCESS)
        .name("An earlier model")
        .camundaHistoryTimeToLive(1)
        .startEvent()
        .userTask()
        .serviceTask()
        .camundaDelegateExpression(step)
        .endEvent()
        .done();
    repository
        .createDeployment()
        .name(PROCESS)
        .addModelInstance(PROCESS + ".bpmn", model)
        .deploy();
  }
}
