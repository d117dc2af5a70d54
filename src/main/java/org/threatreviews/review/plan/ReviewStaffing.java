package org.threatreviews.review.plan;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.schedule.ClientAdvisors;
import org.threatreviews.review.schedule.ReviewCadence;
import org.threatreviews.review.schedule.ReviewCadence.Staffing;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Roster.Capacity;
import org.threatreviews.staff.Roster.Choice;
import org.threatreviews.staff.Slot;

/** Who is to hold a client's reviews: by subscription, language, and who is named. */
@Component
public class ReviewStaffing {

  private final ProgrammeRepository programmes;
  private final PlannerFactory planners;
  private final ReviewCadence cadence;
  private final BusinessCalendar calendar;

  ReviewStaffing(
      ProgrammeRepository programmes,
      PlannerFactory planners,
      ReviewCadence cadence,
      BusinessCalendar calendar) {
    this.programmes = programmes;
    this.planners = planners;
    this.cadence = cadence;
    this.calendar = calendar;
  }

  /**
   * What the reviews of a client ask of those who hold them, as everything is now.
   *
   * @param advisors who is named, whether or not the subscription of a day has an advisor
   */
  public record Need(
      AgreedDays days, ClientAdvisors advisors, String language, BusinessCalendar calendar) {

    /** Of the day on which the meeting is now. */
    public Subscription subscriptionOf(Review review) {
      return days.isDedicatedOn(dayOf(review.slot()))
          ? Subscription.ADVISOR
          : Subscription.STANDARD;
    }

    /** The client's advisor on the day of the meeting; null where there is none. */
    public String advisorOf(Review review) {
      return subscriptionOf(review) == Subscription.ADVISOR
          ? advisors.on(dayOf(review.slot()))
          : null;
    }

    private LocalDate dayOf(Slot slot) {
      return calendar.provider().dateOf(slot.start());
    }
  }

  /** On which days a client has an advisor of its own. */
  @FunctionalInterface
  public interface AgreedDays {
    boolean isDedicatedOn(LocalDate day);
  }

  public Need of(Client client) {
    AgreedContract agreed = planners.agreed(client);
    ClientAdvisors advisors = programmes
        .findById(client.reference())
        .map(Programme::advisors)
        .orElse(ClientAdvisors.NONE);
    return new Need(
        day -> cadence.of(agreed.subscriptionOn(day)).staffing() == Staffing.DEDICATED,
        advisors,
        client.language(),
        calendar);
  }

  /** Whether somebody has written what the client gets, so that it stays with them. */
  public static boolean isPrepared(Review review) {
    return review.prepared() || review.status() != ReviewStatus.PLANNED;
  }

  /**
   * The client's advisor, or whoever has the review already, else as the subscription says.
   *
   * @param everybody in whose roster the review is not booked
   */
  Choice choice(Client client, Review review, Roster everybody) {
    Need need = of(client);
    Roster roster = everybody.inLanguage(client.language());
    Subscription subscription = need.subscriptionOf(review);
    Choice holder = (slot, capacity) -> able(roster, subscription, review.analyst(), slot);
    if (subscription == Subscription.STANDARD) {
      return orElse(holder, roster::fromPool);
    }
    Choice advisor =
        (slot, capacity) -> able(roster, subscription, need.advisors().on(need.dayOf(slot)), slot);
    Choice deputy =
        (slot, capacity) -> able(roster, subscription, need.advisors().deputy(), slot)
            .filter(userId -> roster.canTake(userId, slot, capacity))
            .or(() -> roster.deputy(slot, capacity));
    return isPrepared(review)
        ? orElse(holder, orElse(advisor, deputy))
        : orElse(advisor, orElse(holder, deputy));
  }

  private static Optional<String> able(
      Roster roster, Subscription subscription, String userId, Slot slot) {
    return Optional.ofNullable(userId)
        .filter(id -> roster.isFree(id, slot) && roster.isQualified(id, subscription));
  }

  private static Choice orElse(Choice first, Choice second) {
    return (Slot slot, Capacity capacity) ->
        first.of(slot, capacity).or(() -> second.of(slot, capacity));
  }
}
