package org.threatreviews.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface QuestionRepository extends CrudRepository<Question, String> {

  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Question> findOneByReference(String reference);

  Page<Question> findByClientReference(String clientReference, Pageable page);

  List<Question> findByClientReferenceAndConversionAndTakenToAgendaFalseOrderByAskedAskedAt(
      String clientReference, Conversion conversion);

  List<Question> findByClientReferenceAndStatusAndQueueNotNullOrderByAskedAskedAt(
      String clientReference, QuestionStatus status);

  @Query("""
      select * from question
      where client_reference = :client and answered_at >= :from and answered_at < :to
      order by answered_at
      """)
  List<Question> findAnsweredBetween(String client, Instant from, Instant to);
}
