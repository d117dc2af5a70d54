package org.threatreviews.review;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface AgendaItems extends CrudRepository<AgendaItem, UUID> {

  List<AgendaItem> findByReviewReferenceOrderByPosition(String reviewReference);

  /**
   * What earlier reviews have left to this one: what was carried over, and what the client asked
   * for in a review that did not take place.
   */
  @Query(
      """
      select i.* from agenda_item i join review r on r.reference = i.review_reference
      where r.client_reference = :client and r.reference <> :review
        and (i.carried_to is null or i.carried_to = :review)
        and (r.status = 'CLOSED' and i.outcome = 'CARRIED_OVER'
             or r.status = 'CANCELLED' and i.outcome is null
                and i.kind in ('CLIENT_POINT', 'QUESTION', 'SPECIAL'))
      order by r.starts_at, i.position
      """)
  List<AgendaItem> findLeftTo(String review, String client);
}
