package org.threatreviews.engine;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.problem.StartRefused;

/**
 * Refuses to start on data whose newest decision tables hold values that no process can live with:
 * an earlier version may have let them in.
 */
@Component
class PolicyTablesCheck implements SmartInitializingSingleton {

  private final PolicyTables tables;
  private final RepositoryService repository;

  PolicyTablesCheck(PolicyTables tables, RepositoryService repository) {
    this.tables = tables;
    this.repository = repository;
  }

  @Override
  public void afterSingletonsInstantiated() {
    tables.all().forEach(this::check);
    tables.started();
  }

  private void check(PolicyTable table) {
    DecisionDefinition newest = repository
        .createDecisionDefinitionQuery()
        .decisionDefinitionKey(table.decision())
        .latestVersion()
        .singleResult();
    List<String> faults = newest == null
        ? List.of("The decision table '%s' is not deployed".formatted(table.decision()))
        : PolicyTableReader.faultsOf(
            table, Dmn.readModelFromStream(repository.getDecisionModel(newest.getId())));
    PolicyTables.refuse(faults, StartRefused::new, table.decision() + ".dmn");
  }
}
