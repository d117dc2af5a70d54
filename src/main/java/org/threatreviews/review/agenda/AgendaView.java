package org.threatreviews.review.agenda;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The agenda of a review, in the order of {@link AgendaOrder}. */
public record AgendaView(String review, List<Item> items) {

  /**
   * @param subject what it is about: the reference of an incident or question; else null
   * @param raisedBy address of the contact who asked for it; else null
   * @param outcome null until decided
   * @param action what was agreed on; null for every other outcome
   * @param decidedBy user id
   * @param socResult what the SOC did about it; null until then
   */
  public record Item(
      UUID id,
      AgendaKind kind,
      String subject,
      String title,
      String detail,
      String raisedBy,
      AgendaOutcome outcome,
      String note,
      AgreedAction action,
      Instant decidedAt,
      String decidedBy,
      String socResult) {}

  /** Titles of the items without an outcome. */
  public List<String> undecided() {
    return titles(null);
  }

  /** Titles of the items that are left to the next review. */
  public List<String> carriedOver() {
    return titles(AgendaOutcome.CARRIED_OVER);
  }

  private List<String> titles(AgendaOutcome outcome) {
    return items.stream()
        .filter(item -> item.outcome() == outcome)
        .map(Item::title)
        .toList();
  }
}
