package org.threatreviews.review.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.threatreviews.improvement.Owner;
import org.threatreviews.review.agenda.AgendaKind;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.AgreedAction;

/** The agenda of a review in the order of the meeting. */
record AgendaResponse(String review, List<Item> items) {

  record Item(
      UUID id,
      AgendaKind kind,
      String subject,
      String title,
      String detail,
      String raisedBy,
      AgendaOutcome outcome,
      String note,
      Action action,
      OffsetDateTime decidedAt,
      String decidedBy,
      String socResult) {}

  record Action(String title, Owner owner, LocalDate dueDate) {

    static Action of(AgreedAction action) {
      return action == null ? null : new Action(action.title(), action.owner(), action.dueDate());
    }
  }

  static AgendaResponse of(AgendaView agenda, ZoneId zone) {
    return new AgendaResponse(
        agenda.review(), agenda.items().stream().map(item -> item(item, zone)).toList());
  }

  private static Item item(AgendaView.Item item, ZoneId zone) {
    return new Item(
        item.id(),
        item.kind(),
        item.subject(),
        item.title(),
        item.detail(),
        item.raisedBy(),
        item.outcome(),
        item.note(),
        Action.of(item.action()),
        ReviewResponse.at(item.decidedAt(), zone),
        item.decidedBy(),
        item.socResult());
  }
}
