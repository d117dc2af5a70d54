package org.threatreviews.closing.process;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.closing.ClosingProcess;

/**
 * Follows contracts that were made before this process was there. One node at a time gets here,
 * before the first job is run; each client has its transaction.
 */
@Component
class ContractsAtStart implements SmartInitializingSingleton {

  private final JdbcClient jdbc;
  private final ClosingProcess process;

  ContractsAtStart(JdbcClient jdbc, ClosingProcess process) {
    this.jdbc = jdbc;
    this.process = process;
  }

  @Override
  public void afterSingletonsInstantiated() {
    jdbc.sql("select reference from current_client order by reference")
        .query(String.class)
        .list()
        .forEach(process::follow);
  }
}
