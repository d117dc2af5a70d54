package org.threatreviews.review.process;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.threatreviews.problem.InWords;
import org.threatreviews.review.ReviewRecord;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.task.process.Markdown;

/** What a form shows about a review, in Markdown. */
final class ReviewBriefing {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);

  private final ZoneId zone;

  ReviewBriefing(ZoneId zone) {
    this.zone = zone;
  }

  String of(ReviewRecord known, String clientName) {
    ReviewSummary review = known.review();
    List<String> lines = new ArrayList<>();
    lines.add("### %s: threat review %s".formatted(plain(clientName), plain(review.title())));
    lines.add("* Review %s, number %d".formatted(review.reference(), review.sequence()));
    lines.add("* Meeting: %s to %s".formatted(at(review.start()), time(review.end())));
    lines.add("* Period: %s to %s"
        .formatted(
            at(review.periodStart()),
            review.periodEnd() == null ? "the publication of the pack" : at(review.periodEnd())));
    lines.add("* Analyst: " + (review.analyst() == null ? "nobody yet" : review.analyst()));
    if (review.outcome() != null) {
      lines.add("* Last meeting: " + InWords.of(review.outcome()));
    }
    if (known.notes() != null) {
      lines.add("* Notes: " + plain(known.notes()));
    }
    return String.join("\n", lines);
  }

  static String of(AgendaView agenda) {
    if (agenda.items().isEmpty()) {
      return "The agenda is empty.";
    }
    List<String> lines = new ArrayList<>();
    lines.add("#### Agenda");
    agenda.items().forEach(item -> lines.add("* " + line(item)));
    return String.join("\n", lines);
  }

  static String line(AgendaView.Item item) {
    String detail = item.detail() == null ? "" : " – " + plain(item.detail());
    String note = item.note() == null ? "" : "\n* Note: " + plain(item.note());
    return "%s: %s%s%s".formatted(label(item), plain(item.title()), detail, note);
  }

  private static String label(AgendaView.Item item) {
    String words = item.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private String at(Instant instant) {
    return "%s (%s)".formatted(DATE_TIME.format(instant.atZone(zone)), zone);
  }

  private String time(Instant instant) {
    return instant.atZone(zone).toLocalTime().toString();
  }

  /** Others' words must not turn into links, headings or template expressions of the form. */
  private static String plain(String words) {
    return Markdown.literal(words.replaceAll("\\s+", " "));
  }
}
