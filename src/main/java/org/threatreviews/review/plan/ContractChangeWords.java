package org.threatreviews.review.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.threatreviews.problem.InWords;

/** Says what a contract change does, for whoever is about to confirm it. */
public final class ContractChangeWords {

  private ContractChangeWords() {}

  /**
   * One sentence for each review, period and mail.
   *
   * @param zone in which times are told
   */
  public static List<String> of(ContractChangeEffect effect, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    if (effect.leavesPlan()) {
      lines.add("No review is planned, moved or cancelled.");
    }
    effect
        .cancelled()
        .forEach(review -> lines.add(
            "Cancelled: %s on %s.".formatted(review.title(), time(review.start(), zone))));
    effect
        .moved()
        .forEach(moved -> lines.add("Moved: %s from %s to %s."
            .formatted(moved.title(), time(moved.from(), zone), time(moved.to(), zone))));
    effect
        .planned()
        .forEach(review ->
            lines.add("Planned: %s on %s.".formatted(review.title(), time(review.start(), zone))));
    effect
        .withoutReview()
        .forEach(period -> lines.add("No review for %s (%s to %s): %s."
            .formatted(
                period.period(),
                InWords.day(period.firstDay()),
                InWords.day(period.lastDay()),
                period.because())));
    effect.mails().forEach(mails -> lines.add(mailed(mails)));
    if (effect.mails().isEmpty()) {
      lines.add("No mail about the plan is sent.");
    }
    return List.copyOf(lines);
  }

  private static String mailed(ContractChangeEffect.Mails mails) {
    String contacts = mails.contacts() == 1 ? "1 contact" : mails.contacts() + " contacts";
    return switch (mails.about()) {
      case CONTRACT_CHANGE -> "Mail about the change and the plan to %s.".formatted(contacts);
      case NEW_DATE -> "Mail about the new date of %s to %s.".formatted(mails.review(), contacts);
    };
  }

  private static String time(Instant start, ZoneId zone) {
    return InWords.time(start, zone);
  }
}
