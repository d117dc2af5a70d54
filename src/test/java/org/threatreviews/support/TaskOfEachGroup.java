package org.threatreviews.support;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;

/** A process in which analysts and advisors, the SOC and team leads have a task at the same time. */
public final class TaskOfEachGroup {

  private TaskOfEachGroup() {}

  /**
   * The tasks are {@code userTask_review}, {@code userTask_soc} and {@code userTask_lead}.
   *
   * @param process key, which may be one of the product's, as rights go by it
   */
  public static Deployment deploy(RepositoryService repository, String process) {
    return repository
        .createDeployment()
        .addModelInstance(
            process + ".bpmn",
            Bpmn.createExecutableProcess(process)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .parallelGateway("all")
                .userTask("userTask_review")
                .camundaCandidateGroups("analyst,advisor")
                .endEvent()
                .moveToNode("all")
                .userTask("userTask_soc")
                .camundaCandidateGroups("soc")
                .endEvent()
                .moveToNode("all")
                .userTask("userTask_lead")
                .camundaCandidateGroups("team-lead")
                .endEvent()
                .done())
        .deploy();
  }
}
