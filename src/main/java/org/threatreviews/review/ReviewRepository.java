package org.threatreviews.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface ReviewRepository extends CrudRepository<Review, String> {

  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Review> findOneByReference(String reference);

  List<Review> findByClientReferenceOrderBySequenceAscStartsAtAsc(String clientReference);

  /** The reviews in the diaries that may touch the time from one instant to another. */
  @Query(
      """
      select * from review
      where status in ('PLANNED', 'PUBLISHED') and starts_at >= :from and starts_at < :to
      """)
  List<Review> findInDiaries(Instant from, Instant to);
}
