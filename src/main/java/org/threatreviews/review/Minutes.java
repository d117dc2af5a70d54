package org.threatreviews.review;

import java.util.List;

/**
 * The minutes of a review: as they were mailed, and so for good.
 *
 * @param attendees as the analyst has written them; may be null
 * @param notes may be null
 */
public record Minutes(String attendees, String notes, List<Item> items) {

  /**
   * @param raisedBy address of the contact who asked for it; else null
   * @param note may be null
   * @param action what was agreed on; null for every other outcome
   */
  public record Item(
      String title, String raisedBy, AgendaOutcome outcome, String note, AgreedAction action) {}

  static Minutes of(Review review, AgendaView agenda) {
    return new Minutes(
        review.attendees(),
        review.notes(),
        agenda.items().stream()
            .map(item ->
                new Item(item.title(), item.raisedBy(), item.outcome(), item.note(), item.action()))
            .toList());
  }
}
