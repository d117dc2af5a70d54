package org.threatreviews.review.handover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.threatreviews.client.Subscription;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Slot;

/**
 * Who holds which meetings after a change in the team (ADR 25). Reckons only, in the order of the
 * meetings, and books what it gives away in the roster.
 *
 * <p>A meeting of a client with an advisor is the advisor's, else it stays with who has it, else it
 * is the deputy's; but one that somebody has prepared stays with them. Then comes who is named as
 * the successor, who has got other meetings of the client, who has others anyway, and last whoever
 * has most time: so a client sees one new face, and others only where a meeting collides.
 */
final class SuccessionPlan {

  private final Roster everybody;
  private final String successor;

  /** Who got meetings of a client in this plan, the latest last. */
  private final Map<String, Set<String>> chosen = new HashMap<>();

  /**
   * A meeting for which somebody is looked for.
   *
   * @param language of the client
   * @param holder user id of who has it; null when nobody does
   * @param advisor the client's on the day of the meeting; null without one
   * @param deputy null without one
   * @param prepared whether its holder has prepared it
   * @param familiar who holds other meetings of the client, the most first
   */
  record Meeting(
      String reference,
      String client,
      String language,
      Subscription subscription,
      Slot slot,
      String holder,
      String advisor,
      String deputy,
      boolean prepared,
      List<String> familiar) {

    Instant start() {
      return slot.start();
    }
  }

  /**
   * @param to user id of who holds it then; null when nobody can
   */
  record Step(Meeting meeting, String to) {

    boolean changesHands() {
      return !Objects.equals(meeting.holder(), to);
    }
  }

  /**
   * @param everybody in whose roster the meetings are booked
   * @param successor user id of who was named; null when nobody was
   */
  SuccessionPlan(Roster everybody, String successor) {
    this.everybody = everybody;
    this.successor = successor;
  }

  /** In the order of the meetings. */
  List<Step> of(List<Meeting> meetings) {
    List<Step> steps = new ArrayList<>();
    meetings.stream()
        .sorted(Comparator.comparing(Meeting::start).thenComparing(Meeting::reference))
        .forEach(meeting -> steps.add(new Step(meeting, holderOf(meeting).orElse(null))));
    return steps;
  }

  private Optional<String> holderOf(Meeting meeting) {
    Roster roster = everybody.inLanguage(meeting.language());
    if (meeting.holder() != null) {
      roster.cancel(meeting.holder(), meeting.slot());
    }
    Set<String> got = chosen.computeIfAbsent(meeting.client(), client -> new LinkedHashSet<>());
    Optional<String> to = byRight(meeting, got)
        .filter(Objects::nonNull)
        .filter(userId -> canHold(roster, userId, meeting))
        .findFirst()
        .or(() -> meeting.subscription() == Subscription.ADVISOR
            ? roster.deputy(meeting.slot())
            : roster.fromPool(meeting.slot()));
    to.ifPresent(userId -> {
      roster.book(userId, meeting.slot());
      if (!userId.equals(meeting.holder())) {
        got.add(userId);
      }
    });
    return to;
  }

  private Stream<String> byRight(Meeting meeting, Set<String> got) {
    Stream<String> own = meeting.prepared()
        ? Stream.of(meeting.holder(), meeting.advisor())
        : Stream.of(meeting.advisor(), meeting.holder());
    Stream<String> others = meeting.subscription() == Subscription.ADVISOR
        ? Stream.of(meeting.deputy(), successor)
        : Stream.of(successor);
    return Stream.of(own, others, got.stream(), meeting.familiar().stream())
        .flatMap(Function.identity());
  }

  private static boolean canHold(Roster roster, String userId, Meeting meeting) {
    return roster.isFree(userId, meeting.slot())
        && roster.isQualified(userId, meeting.subscription());
  }
}
