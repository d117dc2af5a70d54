package org.threatreviews.engine;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees at every start, before the first request, that each group has its rights and its queues in
 * the engine.
 */
@Component
class EngineSetUp implements SmartInitializingSingleton {

  private final EngineGrants grants;
  private final TasklistFilters filters;
  private final TransactionTemplate transaction;

  EngineSetUp(EngineGrants grants, TasklistFilters filters, TransactionTemplate transaction) {
    this.grants = grants;
    this.filters = filters;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> {
      grants.grantAll();
      filters.createAll();
    });
  }
}
