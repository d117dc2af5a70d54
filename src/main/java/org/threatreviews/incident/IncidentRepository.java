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

  /**
   * Accepted risks that a new incident on this asset or by this technique may put in question; of
   * sub-techniques by the technique that they belong to.
   */
  @Query("""
      select reference from incident
      where client_reference = :client and status in ('RISK_ACCEPTED', 'AWAITING_SOC')
        and accepted_until is not null
        and reference <> :incident
        and (lower(asset) = lower(:asset)
             or split_part(lower(technique), '.', 1) = split_part(lower(:technique), '.', 1))
      order by reference
      """)
  List<String> acceptedRisksLike(String incident, String client, String asset, String technique);
}
