package org.threatreviews.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

public interface ReviewRepository extends CrudRepository<Review, String> {

  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Review> findOneByReference(String reference);

  List<Review> findByClientReferenceOrderByMeetingStartsAtAscSequenceAsc(String clientReference);

  /** What somebody still has to hold from this moment on, by start. */
  @Query("""
      select * from review
      where analyst = :analyst and status in ('PLANNED', 'PUBLISHED')
        and outcome is distinct from 'HELD' and starts_at > :now
      order by starts_at, reference
      """)
  List<Review> findAheadOf(String analyst, Instant now);

  /** Of which somebody has left no record though they have begun, by start. */
  @Query("""
      select * from review
      where analyst = :analyst and status in ('PLANNED', 'PUBLISHED')
        and outcome is distinct from 'HELD' and starts_at <= :now
      order by starts_at, reference
      """)
  List<Review> findUnrecordedOf(String analyst, Instant now);

  /** Each client's next review that is to be held, those without one left out. */
  @Query("""
      select distinct on (client_reference) * from review
      where client_reference in (:clients) and status in ('PLANNED', 'PUBLISHED')
        and outcome is distinct from 'HELD' and starts_at > :now
      order by client_reference, starts_at
      """)
  List<Review> findNext(Collection<String> clients, Instant now);

  /** The version grows too, so that nobody writes back what was read before. */
  @Modifying
  @Query("""
      update review set sequence = given.number, version = version + 1
      from unnest(cast(:references as text[]), cast(:numbers as integer[]))
        as given (reference, number)
      where review.reference = given.reference and review.sequence <> given.number
      """)
  void number(String[] references, Integer[] numbers);

  /** As {@link #number}: the invitations to what is ahead of a client get their next number. */
  @Modifying
  @Query("""
      update review set invitation = invitation + 1, version = version + 1
      where client_reference = :client and status in ('PLANNED', 'PUBLISHED')
        and outcome is distinct from 'HELD' and starts_at > :now
      """)
  void inviteAnew(String client, Instant now);

  /** As {@link #inviteAnew}, to one of them. */
  @Modifying
  @Query("""
      update review set invitation = invitation + 1, version = version + 1
      where reference = :reference
      """)
  void inviteAnewTo(String reference);
}
