package org.threatreviews.improvement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface ImprovementRepository extends CrudRepository<Improvement, Long> {

  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Improvement> findOneById(Long id);

  Optional<Improvement> findByClientReferenceAndProposalReference(
      String clientReference, String reference);

  List<Improvement> findByClientReferenceOrderById(String clientReference);

  List<Improvement> findByClientReferenceAndStatusInOrderById(
      String clientReference, Collection<ImprovementStatus> statuses);

  Page<Improvement> findByClientReference(String clientReference, Pageable page);
}
