package org.threatreviews.board;

import java.time.Instant;

/**
 * A task in the engine that somebody should have done or decided.
 *
 * @param id the engine's id, by which Tasklist opens it
 * @param reference what it is about: the reference of a client, review, incident or question
 * @param client the client's reference; null while it is not known
 * @param assignee user id, or null while nobody has taken it
 * @param since when it was created
 */
public record OpenTask(
    String id,
    String name,
    String reference,
    String client,
    String assignee,
    Instant since,
    Instant due) {

  OpenTask of(String clientReference) {
    return new OpenTask(id, name, reference, clientReference, assignee, since, due);
  }
}
