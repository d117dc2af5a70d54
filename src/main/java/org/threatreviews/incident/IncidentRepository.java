package org.threatreviews.incident;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface IncidentRepository extends CrudRepository<Incident, String> {

  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Incident> findOneByReference(String reference);

  /** The client's accepted risks, in order. */
  @Query("""
      select * from incident
      where client_reference = :client and status in ('RISK_ACCEPTED', 'AWAITING_SOC')
        and accepted_until is not null
      order by reference
      """)
  List<Incident> acceptedRisks(String client);
}
