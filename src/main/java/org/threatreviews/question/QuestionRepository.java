package org.threatreviews.question;

import java.util.List;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface QuestionRepository extends CrudRepository<Question, String> {

  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Question> findOneByReference(String reference);

  List<Question> findByClientReferenceAndStatusAndQueueNotNullOrderByAskedAskedAt(
      String clientReference, QuestionStatus status);
}
