package org.threatreviews.review.agenda;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface AgendaItems extends CrudRepository<AgendaItem, UUID> {

  List<AgendaItem> findByReviewReferenceOrderByPosition(String reviewReference);

  /**
   * What other reviews have left to this one. Of those that were held: what was carried over, also
   * to one that was cancelled then. Of those that did not take place: what was to be carried over,
   * what the client asked for and, where another pack goes on from the end of the period, the
   * incidents of that period. Never what was settled without a review.
   */
  @Query("""
      select i.* from agenda_item i join review r on r.reference = i.review_reference
      where r.client_reference = :client and r.reference <> :review
        and i.settled_note is null
        and (i.carried_to is null or i.carried_to = :review
             or exists (select 1 from review c
                        where c.reference = i.carried_to and c.status = 'CANCELLED'))
        and (r.status in ('CLOSED', 'CANCELLED') and i.outcome = 'CARRIED_OVER'
             or r.status = 'CANCELLED' and i.outcome is null
                and (i.kind in ('CLIENT_POINT', 'QUESTION', 'SPECIAL')
                     or i.kind = 'INCIDENT'
                        and exists (select 1 from review n
                                    where n.client_reference = r.client_reference
                                      and n.status <> 'CANCELLED'
                                      and n.period_start >= r.period_end)))
      order by r.starts_at, i.position
      """)
  List<AgendaItem> findLeftTo(String review, String client);
}
