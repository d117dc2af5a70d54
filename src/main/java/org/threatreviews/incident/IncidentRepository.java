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

  /** Accepted risks that something new on this asset or by this technique puts in question. */
  @Query("""
      select reference from incident
      where client_reference = :client and status = 'RISK_ACCEPTED'
        and (lower(asset) = lower(:asset) or lower(technique) = lower(:technique))
      order by reference
      """)
  List<String> acceptedRisksLike(String client, String asset, String technique);
}
