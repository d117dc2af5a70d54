package org.threatreviews.review.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.PlannedPeriod;
import org.threatreviews.review.schedule.ReviewCadence.Cadence;
import org.threatreviews.review.schedule.ReviewCadence.Staffing;

/**
 * Which reviews a contract has and on which days: a function of the contract, its subscriptions and
 * holds alone, whatever was agreed in which order, and whatever day it is.
 */
final class ContractPlan {

  private final Contract contract;
  private final MeetingDays days;
  private final List<Due> due;
  private final List<ReviewPeriod> tooShort;

  /**
   * A period of the contract.
   *
   * @param regularDay of its meeting, holds left aside
   * @param day of its meeting: the regular one, or the nearest outside the holds; null when they
   *     leave too few days
   */
  record Due(ReviewPeriod period, LocalDate regularDay, LocalDate day, Staffing staffing) {

    /** As its review keeps it. */
    PlannedPeriod planned() {
      return new PlannedPeriod(period.title(), period.months(), period.index(), regularDay, day);
    }
  }

  ContractPlan(
      Contract contract, MeetingDays days, List<SubscriptionTerm> terms, ReviewCadence cadence) {
    this.contract = contract;
    this.days = days;
    Map<Subscription, Cadence> cadences = new EnumMap<>(Subscription.class);
    List<Due> found = new ArrayList<>();
    List<ReviewPeriod> leftOver = new ArrayList<>();
    for (SubscriptionTerm term : terms) {
      Cadence often = cadences.computeIfAbsent(term.subscription(), cadence::of);
      for (ReviewPeriod period : contract.periods(often.months())) {
        days.regularDay(period)
            .filter(term::contains)
            .ifPresent(day ->
                found.add(new Due(period, day, dayOutsideHolds(period, day), often.staffing())));
      }
      ReviewPeriod.tooShort(contract.spans(), often.months()).stream()
          .filter(period -> term.contains(period.lastDay()))
          .forEach(leftOver::add);
    }
    found.sort(Comparator.comparing(Due::regularDay));
    due = List.copyOf(found);
    tooShort = List.copyOf(leftOver);
  }

  /** All reviews of the contract by day; each day's subscription says how often there is one. */
  List<Due> due() {
    return due;
  }

  /** What is left at the end of the contract and has no review. */
  List<ReviewPeriod> tooShort() {
    return tooShort;
  }

  private LocalDate dayOutsideHolds(ReviewPeriod period, LocalDate regular) {
    if (!contract.isOnHold(regular)) {
      return regular;
    }
    if (!period.hasEnoughDaysOutside(contract.holds())) {
      return null;
    }
    return freeDays(period.firstDay(), period.lastDay())
        .min(Comparator.comparingLong(
                (LocalDate day) -> Math.abs(ChronoUnit.DAYS.between(regular, day)))
            .thenComparing(Comparator.reverseOrder()))
        .or(() -> firstFreeDay(period, period.lastDay().plusDays(1)))
        .orElse(null);
  }

  /** The first day from this one on at which the review of this period could still be. */
  Optional<LocalDate> firstFreeDay(ReviewPeriod period, LocalDate from) {
    LocalDate first = from.isBefore(period.firstDay()) ? period.firstDay() : from;
    return freeDays(first, lastDayOf(period)).findFirst();
  }

  /** Whether holds alone are why the period has no day left. */
  boolean isHoldInTheWay(ReviewPeriod period, LocalDate from) {
    LocalDate first = from.isBefore(period.firstDay()) ? period.firstDay() : from;
    return workingDays(first, lastDayOf(period)).findAny().isPresent();
  }

  /** Whether the review of this period can be on this day. */
  boolean allows(ReviewPeriod period, LocalDate day) {
    return !day.isBefore(period.firstDay())
        && !day.isAfter(lastDayOf(period))
        && !contract.isOnHold(day);
  }

  /** Whether there can be any review of the contract on this day. */
  boolean allows(LocalDate day) {
    return contract.spans().stream().anyMatch(span -> span.contains(day))
        && !contract.isOnHold(day);
  }

  boolean isOnHold(LocalDate day) {
    return contract.isOnHold(day);
  }

  private LocalDate lastDayOf(ReviewPeriod period) {
    return MeetingBounds.lastDay(period, contract.spanOf(period.firstDay()), days);
  }

  private Stream<LocalDate> freeDays(LocalDate first, LocalDate last) {
    return workingDays(first, last).filter(day -> !contract.isOnHold(day));
  }

  private Stream<LocalDate> workingDays(LocalDate first, LocalDate last) {
    return first.isAfter(last)
        ? Stream.empty()
        : first.datesUntil(last.plusDays(1)).filter(days::isWorkingDay);
  }
}
