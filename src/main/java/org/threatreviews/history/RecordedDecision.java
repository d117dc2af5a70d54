package org.threatreviews.history;

import java.time.Instant;

/**
 * A decision as it stands in the history, for good.
 *
 * @param id rises with each decision
 * @param by contact's address, user id, or {@link DecisionHistory#SYSTEM}
 * @param byName the name that a contact had then; null for anybody else
 * @param wording null when nothing was said
 * @param recordedBy user id of who has written it down for {@code by}; null when it was themselves
 */
public record RecordedDecision(
    long id,
    Instant at,
    DecisionSubject subject,
    String reference,
    String kind,
    String by,
    String byName,
    DecisionChannel channel,
    String wording,
    String recordedBy) {}
