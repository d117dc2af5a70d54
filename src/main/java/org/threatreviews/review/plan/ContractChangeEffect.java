package org.threatreviews.review.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.threatreviews.client.Client;
import org.threatreviews.review.Review;
import org.threatreviews.review.schedule.NoReview;
import org.threatreviews.review.schedule.PlanChange;

/**
 * What a contract change does to the plan, and who is told.
 *
 * @param planned reviews that are new in the plan
 * @param moved reviews that get another date
 * @param cancelled reviews that will not take place
 * @param withoutReview periods from today on that have no review, with the reason
 * @param mails what the client's contacts are sent, and how many of them
 */
public record ContractChangeEffect(
    List<PlanPreview.Meeting> planned,
    List<Moved> moved,
    List<PlanPreview.Meeting> cancelled,
    List<WithoutReview> withoutReview,
    List<Mails> mails) {

  /** Nothing changes. */
  static final ContractChangeEffect NONE =
      new ContractChangeEffect(List.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * @param title as it is after the change
   */
  public record Moved(String reference, String title, Instant from, Instant to) {}

  /**
   * @param lastDay inclusive
   */
  public record WithoutReview(
      String period, LocalDate firstDay, LocalDate lastDay, NoReview reason) {

    /** The reason in words that follow a colon. */
    public String because() {
      return NoReviewWords.of(reason);
    }
  }

  /** What mails are about. */
  public enum About {
    /** The change with the whole plan, one mail a contact. */
    CONTRACT_CHANGE,
    /** The new date of a review in preparation, one mail a contact. */
    NEW_DATE
  }

  /**
   * @param review its title; null for a mail about the contract
   * @param contacts how many people get one
   */
  public record Mails(About about, String review, int contacts) {}

  public ContractChangeEffect {
    planned = List.copyOf(planned);
    moved = List.copyOf(moved);
    cancelled = List.copyOf(cancelled);
    withoutReview = List.copyOf(withoutReview);
    mails = List.copyOf(mails);
  }

  /** Whether the plan stays as it is. */
  public boolean leavesPlan() {
    return planned.isEmpty() && moved.isEmpty() && cancelled.isEmpty();
  }

  static ContractChangeEffect of(Client client, PlanChange change, LocalDate today) {
    List<PlanChange.Replanned> movedReviews =
        change.replanned().stream().filter(PlanChange.Replanned::isMoved).toList();
    return new ContractChangeEffect(
        meetings(change.added()),
        movedReviews.stream()
            .map(moved -> new Moved(
                moved.review().reference(),
                moved.period().title(),
                moved.review().startsAt(),
                moved.slot().start()))
            .toList(),
        meetings(change.cancelled()),
        change.periods().stream()
            .filter(period -> period.without() != null && !period.lastDay().isBefore(today))
            .map(period -> new WithoutReview(
                period.title(), period.firstDay(), period.lastDay(), period.without()))
            .toList(),
        mails(client, movedReviews));
  }

  private static List<Mails> mails(Client client, List<PlanChange.Replanned> moved) {
    int contacts = client.contacts().size();
    List<Mails> mails = new ArrayList<>();
    mails.add(new Mails(About.CONTRACT_CHANGE, null, contacts));
    moved.stream()
        .filter(review -> review.review().isBegun())
        .forEach(review -> mails.add(new Mails(About.NEW_DATE, review.period().title(), contacts)));
    return mails;
  }

  private static List<PlanPreview.Meeting> meetings(List<Review> reviews) {
    return reviews.stream()
        .map(review -> new PlanPreview.Meeting(
            review.title(), review.startsAt(), review.endsAt(), review.analyst()))
        .toList();
  }
}
