package org.threatreviews.incident;

import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface IncidentRepository extends CrudRepository<Incident, String> {

  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Incident> findOneByReference(String reference);
}
