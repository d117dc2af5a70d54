package org.threatreviews.improvement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface ActionPointRepository extends CrudRepository<ActionPoint, UUID> {

  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<ActionPoint> findOneById(UUID id);

  Optional<ActionPoint> findByAgendaItemId(UUID agendaItemId);

  List<ActionPoint> findByAgendaItemIdIn(Collection<UUID> agendaItemIds);

  List<ActionPoint> findByClientReferenceAndStatusOrderByDueDateAscIdAsc(
      String client, ActionPointStatus status);

  List<ActionPoint> findByClientReferenceAndDueDateGreaterThanEqualAndDueDateLessThan(
      String client, LocalDate first, LocalDate end);

  Page<ActionPoint> findByClientReference(String client, Pageable page);
}
