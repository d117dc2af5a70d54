package org.threatreviews.question;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what waits for our answer. */
@Service
@Transactional(readOnly = true)
public class OpenQuestions {

  private final QuestionRepository repository;
  private final QuestionDeadlines deadlines;

  OpenQuestions(QuestionRepository repository, QuestionDeadlines deadlines) {
    this.repository = repository;
    this.deadlines = deadlines;
  }

  /**
   * The client's questions that are in a queue of ours, the oldest first.
   *
   * @param client the client's reference
   */
  public List<OpenQuestion> of(String client) {
    return repository
        .findByClientReferenceAndStatusAndQueueNotNullOrderByAskedAskedAt(
            client, QuestionStatus.OPEN)
        .stream()
        .map(question ->
            new OpenQuestion(QuestionSummary.of(question), deadlines.answerDue(question)))
        .toList();
  }
}
