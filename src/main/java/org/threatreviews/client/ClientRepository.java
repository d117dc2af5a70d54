package org.threatreviews.client;

import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface ClientRepository extends CrudRepository<Client, String> {

  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Client> findOneByReference(String reference);
}
