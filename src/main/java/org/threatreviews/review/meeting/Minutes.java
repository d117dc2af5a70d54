package org.threatreviews.review.meeting;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.threatreviews.review.Review;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.AgreedAction;

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
   * @param improvements titles of what was proposed for the improvement list
   */
  public record Item(
      String title,
      String raisedBy,
      AgendaOutcome outcome,
      String note,
      AgreedAction action,
      List<String> improvements) {}

  static Minutes of(Review review, AgendaView agenda, Map<UUID, List<String>> improvements) {
    return new Minutes(
        review.attendees(),
        review.notes(),
        agenda.items().stream()
            .map(item -> new Item(
                item.title(),
                item.raisedBy(),
                item.outcome(),
                item.note(),
                item.action(),
                improvements.getOrDefault(item.id(), List.of())))
            .toList());
  }
}
