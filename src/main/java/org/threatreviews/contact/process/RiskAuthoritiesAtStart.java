package org.threatreviews.contact.process;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.contact.RiskAuthorityProcess;

/**
 * Asks about clients that were registered before this process was there. One node at a time gets
 * here, before the first job is run; each client has its transaction.
 */
@Component
class RiskAuthoritiesAtStart implements SmartInitializingSingleton {

  private final JdbcClient jdbc;
  private final RiskAuthorityProcess process;

  RiskAuthoritiesAtStart(JdbcClient jdbc, RiskAuthorityProcess process) {
    this.jdbc = jdbc;
    this.process = process;
  }

  @Override
  public void afterSingletonsInstantiated() {
    jdbc.sql("""
            select c.reference from current_client c
            where not exists (select 1 from client_contact k
                              where k.client_reference = c.reference and k.risk_authority)
            order by c.reference
            """).query(String.class).list().forEach(process::ask);
  }
}
