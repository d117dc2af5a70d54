package org.threatreviews.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StartRefused;

/**
 * Refuses decision tables with values that no process can live with, where they come in: with a
 * deployment, be it at the start of the application or later on. Nothing of the deployment stays.
 */
@Component
class PolicyTables implements Deployer {

  private static final Pattern DMN = Pattern.compile("\\.dmn(11\\.xml)?$");

  private static final String ACTION =
      "Correct the table in Camunda Modeler, or in the file '%s', and deploy it again.";

  private final ObjectProvider<PolicyTable> tables;

  private volatile boolean started;

  PolicyTables(ObjectProvider<PolicyTable> tables) {
    this.tables = tables;
  }

  List<PolicyTable> all() {
    return tables.stream().toList();
  }

  /** From here on who deploys gets the refusal, and the application keeps running. */
  void started() {
    started = true;
  }

  /** Also called when an earlier deployment is read again; that was looked at then. */
  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.isNew()) {
      deployment.getResources().values().stream()
          .filter(resource -> DMN.matcher(resource.getName()).find())
          .forEach(this::check);
    }
  }

  private void check(ResourceEntity resource) {
    DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(resource.getBytes()));
    for (PolicyTable table : all()) {
      if (model.getModelElementById(table.decision()) != null) {
        refuse(
            PolicyTableReader.faultsOf(table, model),
            started
                ? (why, action) -> new InvalidInput(table.decision(), "policyValue", why)
                : StartRefused::new,
            resource.getName());
      }
    }
  }

  /**
   * @param faults nothing happens when there are none
   */
  static void refuse(
      List<String> faults, BiFunction<String, String, RuntimeException> refusal, String file) {
    if (!faults.isEmpty()) {
      throw refusal.apply(String.join("\n", faults), ACTION.formatted(file));
    }
  }
}
