package org.threatreviews.histories;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.plan.ContractChange;

/**
 * Which reviews the client must have ahead, reckoned from its contract alone: its span, its
 * subscriptions and its holds as they were agreed, in whatever order. Days are weekdays, without
 * holidays, so whatever lies near an edge may be either way; the rest must be as it is reckoned.
 */
final class ExpectedPlan {

  /** How far holidays, absences and moves may shift a meeting. */
  private static final int LEEWAY_DAYS = 21;

  private static final int LAST_WORKING_DAYS = 10;
  private static final int NOTICE_DAYS = 7;

  /** One contract; a renewed one has a span of its own, from whose first day its periods count. */
  private record Span(LocalDate start, LocalDate end) {}

  /**
   * A time with one subscription, until the next begins.
   *
   * @param from null for always
   */
  private record Term(LocalDate from, Subscription subscription) {}

  private record Hold(LocalDate from, LocalDate until) {

    boolean contains(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }

    boolean touches(LocalDate first, LocalDate last) {
      return !until.isBefore(first) && !from.isAfter(last);
    }
  }

  private record Period(LocalDate first, LocalDate last, int months, LocalDate regular) {}

  /** A review that is not cancelled. */
  private record Live(
      String reference, int sequence, int months, LocalDate day, boolean ahead, boolean byHand) {}

  private final JdbcClient jdbc;
  private final DayOfWeek preferred;
  private final List<Span> spans = new ArrayList<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<Hold> holds = new ArrayList<>();
  private final Set<LocalDate> givenUp = new HashSet<>();
  private LocalDate firstPlanned;

  ExpectedPlan(
      JdbcClient jdbc,
      DayOfWeek preferred,
      LocalDate start,
      LocalDate end,
      Subscription subscription) {
    this.jdbc = jdbc;
    this.preferred = preferred;
    spans.add(new Span(start, end));
    terms.add(new Term(null, subscription));
  }

  /** The change was accepted. */
  void agreed(ContractChange change) {
    switch (change.type()) {
      case EXTEND -> endLast(change.contractEnd());
      case TERMINATE -> {
        spans.removeIf(span -> span.start().isAfter(change.effective()));
        endLast(change.effective());
      }
      case RENEW -> {
        spans.add(new Span(change.effective(), change.contractEnd()));
        if (change.subscription() != null) {
          subscribed(change.effective(), change.subscription());
        }
      }
      case CHANGE_SUBSCRIPTION -> subscribed(change.effective(), change.subscription());
      case HOLD -> holds.add(new Hold(change.effective(), change.until()));
      case RESUME ->
        holds.stream()
            .filter(hold -> !hold.until().isBefore(change.effective()))
            .min(Comparator.comparing(Hold::from))
            .ifPresent(hold -> {
              holds.remove(hold);
              if (hold.from().isBefore(change.effective())) {
                holds.add(new Hold(hold.from(), change.effective().minusDays(1)));
              }
            });
      default -> throw new AssertionError(change);
    }
  }

  private void endLast(LocalDate end) {
    Span last = spans.remove(spans.size() - 1);
    spans.add(new Span(last.start(), end));
  }

  private void subscribed(LocalDate from, Subscription subscription) {
    terms.removeIf(term -> term.from() != null && !term.from().isBefore(from));
    terms.add(new Term(from, subscription));
  }

  /** The lead has decided that the review of this day is not held. */
  void givenUp(LocalDate day) {
    givenUp.add(day);
  }

  /** What is wrong with the plan as it stands. */
  List<String> wrong(LocalDate today) {
    List<Live> all = live(today);
    if (firstPlanned == null) {
      if (all.isEmpty()) {
        return List.of();
      }
      firstPlanned = today;
    }
    List<String> wrong = new ArrayList<>();
    List<Period> periods = periods();
    for (Period period : periods) {
      if (isCertain(period, today, all) && all.stream().noneMatch(live -> isOf(live, period))) {
        wrong.add("%s has no review; there are %s".formatted(period, all));
      }
    }
    for (Live live : all) {
      if (live.ahead() && periods.stream().noneMatch(period -> isOf(live, period))) {
        wrong.add("%s is of no period of the contract: %s".formatted(live, periods));
      }
      if (live.ahead() && holds.stream().anyMatch(hold -> hold.contains(live.day()))) {
        wrong.add("%s is in a hold".formatted(live));
      }
      if (live.ahead() && spans.stream().noneMatch(span -> isWithin(live.day(), span))) {
        wrong.add("%s is outside the contract: %s".formatted(live, spans));
      }
    }
    if (all.stream().map(Live::sequence).distinct().count() < all.size()) {
      wrong.add("two reviews have the same number: %s".formatted(all));
    }
    return wrong;
  }

  private static boolean isWithin(LocalDate day, Span span) {
    return !day.isBefore(span.start()) && !day.isAfter(span.end());
  }

  /** Whether nothing speaks against a review in this period, and it lies well ahead. */
  private boolean isCertain(Period period, LocalDate today, List<Live> all) {
    LocalDate regular = period.regular();
    LocalDate farEnough = today.plusDays(LEEWAY_DAYS + NOTICE_DAYS);
    long days = ChronoUnit.DAYS.between(period.first(), period.last()) + 1;
    long outside = period
        .first()
        .datesUntil(period.last().plusDays(1))
        .filter(day -> holds.stream().noneMatch(hold -> hold.contains(day)))
        .count();
    long whole =
        ChronoUnit.DAYS.between(period.first(), period.first().plusMonths(period.months()));
    boolean heldNearby = all.stream()
        .anyMatch(live -> !live.ahead()
            && live.months() != period.months()
            && Math.abs(ChronoUnit.DAYS.between(live.day(), regular)) < 2 * LEEWAY_DAYS);
    boolean nearSwitch = terms.stream()
        .skip(1)
        .anyMatch(term -> Math.abs(ChronoUnit.DAYS.between(term.from(), regular)) <= LEEWAY_DAYS);
    boolean tooSoonOnce = regular.isBefore(firstPlanned.plusDays(LEEWAY_DAYS + NOTICE_DAYS));
    boolean cancelled = givenUp.stream()
        .anyMatch(day -> Math.abs(ChronoUnit.DAYS.between(day, regular)) < 2 * LEEWAY_DAYS);
    return regular.isAfter(farEnough)
        && days * 2 >= whole + 2
        && outside * 2 >= whole + 2
        && !heldNearby
        && !nearSwitch
        && !tooSoonOnce
        && !cancelled;
  }

  /** Near the period's end, unless somebody or a hold has moved it. */
  private boolean isOf(Live live, Period period) {
    boolean free = live.byHand()
        || holds.stream().anyMatch(hold -> hold.touches(period.first(), period.last()));
    LocalDate earliest = free ? period.first() : period.regular().minusDays(LEEWAY_DAYS);
    return live.months() == period.months()
        && !live.day().isBefore(earliest)
        && !live.day().isAfter(period.last().plusDays(LEEWAY_DAYS));
  }

  /** All that could have a review: what is shorter than half a period has none. */
  private List<Period> periods() {
    List<Period> periods = new ArrayList<>();
    for (int t = 0; t < terms.size(); t++) {
      LocalDate from = terms.get(t).from();
      LocalDate to = t + 1 < terms.size() ? terms.get(t + 1).from() : null;
      int months = terms.get(t).subscription() == Subscription.ADVISOR ? 1 : 3;
      spans.stream()
          .flatMap(span -> periods(span, months).stream())
          .filter(period -> from == null || !period.regular().isBefore(from.minusDays(LEEWAY_DAYS)))
          .filter(period -> to == null || period.regular().isBefore(to.plusDays(LEEWAY_DAYS)))
          .forEach(periods::add);
    }
    return periods;
  }

  private List<Period> periods(Span span, int months) {
    List<Period> periods = new ArrayList<>();
    for (int i = 0; ; i++) {
      LocalDate first = span.start().plusMonths((long) i * months);
      LocalDate next = span.start().plusMonths((i + 1L) * months);
      if (first.isAfter(span.end())) {
        return periods;
      }
      LocalDate last = next.isAfter(span.end()) ? span.end() : next.minusDays(1);
      boolean longEnough =
          2 * (ChronoUnit.DAYS.between(first, last) + 1) >= ChronoUnit.DAYS.between(first, next);
      if (longEnough) {
        periods.add(new Period(first, last, months, regularDay(first, last)));
      }
    }
  }

  private LocalDate regularDay(LocalDate first, LocalDate last) {
    LocalDate day = last;
    for (int left = LAST_WORKING_DAYS; left > 0; day = day.minusDays(1)) {
      if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
        left--;
      }
    }
    day = day.plusDays(1);
    while (day.getDayOfWeek() != preferred) {
      day = day.plusDays(1);
    }
    return day.isBefore(first) ? first : day;
  }

  private List<Live> live(LocalDate today) {
    return jdbc.sql("""
            select reference, sequence, cadence_months as months,
                   (starts_at at time zone 'Europe/Berlin')::date as day,
                   status in ('PLANNED', 'PUBLISHED')
                     and (starts_at at time zone 'Europe/Berlin')::date > :today as ahead,
                   moved_by_hand or date_missed or begun_at is not null as by_hand
            from review where status <> 'CANCELLED' order by starts_at
            """).param("today", today).query(Live.class).list();
  }
}
