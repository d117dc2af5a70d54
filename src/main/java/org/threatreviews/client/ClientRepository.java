package org.threatreviews.client;

import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.PagingAndSortingRepository;

interface ClientRepository
    extends CrudRepository<Client, String>, PagingAndSortingRepository<Client, String> {

  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Client> findOneByReference(String reference);

  @Override
  Page<Client> findAll(Pageable pageable);
}
