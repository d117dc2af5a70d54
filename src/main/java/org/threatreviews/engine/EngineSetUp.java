package org.threatreviews.engine;

import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees at every start, before the first request, that each group has its rights and its queues in
 * the engine.
 */
@Component
class EngineSetUp implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(EngineSetUp.class);

  private final EngineGrants grants;
  private final TasklistFilters filters;
  private final RepositoryService repository;
  private final TransactionTemplate transaction;

  EngineSetUp(
      EngineGrants grants,
      TasklistFilters filters,
      RepositoryService repository,
      TransactionTemplate transaction) {
    this.grants = grants;
    this.filters = filters;
    this.repository = repository;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> {
      grants.grantAll();
      filters.createAll();
    });
    log.info(
        "{} processes and {} decisions are deployed, rights and queues are as they should be",
        repository.createProcessDefinitionQuery().latestVersion().count(),
        repository.createDecisionDefinitionQuery().latestVersion().count());
  }
}
