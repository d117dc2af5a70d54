package org.threatreviews.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.improvement.Owner;

/** What somebody promised in a review to do by a day. */
@Table("action_point")
record ActionPoint(
    @Id UUID id,
    @Version Long version,
    String clientReference,
    UUID agendaItemId,
    String title,
    Owner owner,
    LocalDate dueDate,
    boolean done,
    Instant agreedAt) {

  static ActionPoint agree(String client, UUID item, AgreedAction action, Instant now) {
    return new ActionPoint(
        UUID.randomUUID(),
        null,
        client,
        item,
        action.title(),
        action.owner(),
        action.dueDate(),
        false,
        now);
  }

  ActionPoint agreeOn(AgreedAction action) {
    return new ActionPoint(
        id,
        version,
        clientReference,
        agendaItemId,
        action.title(),
        action.owner(),
        action.dueDate(),
        done,
        agreedAt);
  }

  ActionPoint done(boolean isDone) {
    return new ActionPoint(
        id, version, clientReference, agendaItemId, title, owner, dueDate, isDone, agreedAt);
  }

  AgreedAction agreed() {
    return new AgreedAction(title, owner, dueDate);
  }
}
