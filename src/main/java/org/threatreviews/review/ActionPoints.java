package org.threatreviews.review;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface ActionPoints extends CrudRepository<ActionPoint, UUID> {

  Optional<ActionPoint> findByAgendaItemId(UUID agendaItemId);

  List<ActionPoint> findByAgendaItemIdIn(Collection<UUID> agendaItemIds);

  List<ActionPoint> findByClientReferenceAndDoneFalseOrderByDueDateAscIdAsc(String client);

  List<ActionPoint> findByClientReferenceAndDueDateGreaterThanEqualAndDueDateLessThan(
      String client, LocalDate first, LocalDate end);
}
