package org.threatreviews.review.agenda;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.improvement.ActionPoint;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.input.Spelling;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;

/** What a review talks about, and what came of each item. */
@Service
@Transactional
public class ReviewAgenda {

  private static final int LONGEST_TITLE = 200;

  private final ReviewLookup reviews;
  private final AgendaItems items;
  private final AgendaCollection collection;
  private final AgendaDecisions decisions;
  private final ActionPoints actions;
  private final AgendaHistory history;
  private final Clock clock;

  ReviewAgenda(
      ReviewLookup reviews,
      AgendaItems items,
      AgendaCollection collection,
      AgendaDecisions decisions,
      ActionPoints actions,
      AgendaHistory history,
      Clock clock) {
    this.reviews = reviews;
    this.items = items;
    this.collection = collection;
    this.decisions = decisions;
    this.actions = actions;
    this.history = history;
    this.clock = clock;
  }

  /**
   * The agenda as far as it is collected; empty before preparation opens.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public AgendaView of(String reference) {
    reviews.get(reference);
    return view(reference);
  }

  /** As {@link #of}, for callers that know the review. */
  @Transactional(readOnly = true)
  public AgendaView view(String review) {
    List<AgendaItem> all = items.findByReviewReferenceOrderByPosition(review);
    Map<UUID, ActionPoint> agreed =
        actions.agreedIn(all.stream().map(AgendaItem::id).toList()).stream()
            .collect(Collectors.toMap(ActionPoint::agendaItemId, Function.identity()));
    return new AgendaView(
        review,
        all.stream()
            .sorted(AgendaOrder.OF_ITEMS)
            .map(item -> view(item, agreed.get(item.id())))
            .toList());
  }

  static AgendaView.Item view(AgendaItem item, ActionPoint action) {
    return new AgendaView.Item(
        item.id(),
        item.kind(),
        AgendaSubject.reference(item),
        item.title(),
        item.detail(),
        item.raisedBy(),
        item.outcome(),
        item.note(),
        action == null ? null : AgreedAction.of(action),
        item.outcome() == null ? null : item.decidedAt(),
        item.outcome() == null ? null : item.decidedBy(),
        item.socResult());
  }

  /** An item in words, for who has to take care of it. */
  @Transactional(readOnly = true)
  public AgendaView.Item item(String reference, UUID id) {
    return view(reference).items().stream()
        .filter(known -> known.id().equals(id))
        .findFirst()
        .orElseThrow(() -> AgendaItem.unknown(id));
  }

  /**
   * Collects the agenda as known by now.
   *
   * @return whether the review is prepared already, as one that was moved may be
   */
  public boolean collect(String reference) {
    Review review = reviews.lock(reference);
    if (review.isOpen()) {
      collection.collect(review, reviews.periodStart(review));
    }
    return review.prepared();
  }

  /**
   * Puts a contact's point on the agenda, until the meeting was held. The same words of the same
   * contact once only.
   *
   * @throws InvalidInput when the text is empty or the address is no contact's
   * @throws StateConflict when the review is over
   */
  public void raise(String reference, String byEmail, String text) {
    Review review = reviews.lock(reference);
    review.requireOpen();
    if (Spelling.text(text) == null) {
      throw new InvalidInput("text", "required", "Please say what you would like to talk about.");
    }
    String by = reviews.contactOf(review, byEmail);
    String words = Spelling.text(text);
    List<AgendaItem> agenda = items.findByReviewReferenceOrderByPosition(reference);
    boolean known =
        agenda.stream().anyMatch(item -> by.equals(item.raisedBy()) && words.equals(item.detail()));
    if (!known) {
      String title = shorten(words.lines().findFirst().orElse(words));
      AgendaItem raised = items.save(AgendaItem.raised(
          reference, AgendaItem.lastPosition(agenda) + 1, by, title, words, clock.instant()));
      history.raised(review, raised);
    }
  }

  /**
   * Records what the meeting decided about an agenda item. Another outcome replaces the one before
   * with all that came of it; the same again changes nothing.
   *
   * @param by user id
   * @throws UnknownReference when there is no such review or item
   * @throws StateConflict when the review is over, or its meeting has not begun
   * @throws InvalidInput when the action is due in the past
   */
  public AgendaView decide(String reference, UUID item, AgendaDecision decision, String by) {
    Review review = reviews.lock(reference);
    review.requireOpen();
    decisions.decide(review, item, decision, by);
    return view(reference);
  }

  /**
   * The SOC has taken care of an agenda item, or need not any more because it was taken back.
   *
   * @param result what was done; may be null only when the item was taken back
   * @param by user id
   * @throws InvalidInput when the SOC still has the item and does not say what was done
   */
  public void reportedBySoc(UUID id, String result, String by) {
    Review review = reviews.lock(get(id).reviewReference());
    AgendaItem item = get(id); // as it is now that nobody else changes it
    if (result != null) {
      item.handled(result);
      history.handledBySoc(review, items.save(item), result, by);
    } else if (item.outcome() == AgendaOutcome.HANDED_TO_SOC) {
      throw new InvalidInput("result", "required", "Please say what was done about the item.");
    }
  }

  private AgendaItem get(UUID id) {
    return items.findById(id).orElseThrow(() -> AgendaItem.unknown(id));
  }

  /** As an item's title shows it. */
  public static String shorten(String title) {
    return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
  }
}
