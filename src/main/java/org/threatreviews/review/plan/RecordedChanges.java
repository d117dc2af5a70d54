package org.threatreviews.review.plan;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface RecordedChanges extends CrudRepository<RecordedChange, Long> {

  List<RecordedChange> findByClientReferenceOrderById(String clientReference);

  List<RecordedChange> findByClientReferenceInOrderById(Collection<String> clientReferences);
}
