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
import org.threatreviews.review.script.UnsetText;
import org.threatreviews.task.process.Markdown;

/** What a form shows about a review, in Markdown. */
final class ReviewBriefing {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);

  private final ZoneId zone;

  ReviewBriefing(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * @param analyst name of who holds it, or null
   */
  String of(ReviewRecord known, String clientName, String analyst) {
    ReviewSummary review = known.review();
    List<String> lines = new ArrayList<>();
    lines.add("### %s: threat review %s".formatted(plain(clientName), plain(review.title())));
    lines.add("* Review %s, number %d".formatted(review.reference(), review.sequence()));
    lines.add("* Meeting: %s to %s".formatted(at(review.start()), time(review.end())));
    lines.add("* Period: %s to %s"
        .formatted(
            at(review.periodStart()),
            review.periodEnd() == null ? "the publication of the pack" : at(review.periodEnd())));
    lines.add("* Analyst: " + (analyst == null ? "nobody yet" : plain(analyst)));
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

  /** What the PDF will say in words, for want of a font; nothing when it says all as it was written. */
  static String of(List<UnsetText> unset) {
    if (unset.isEmpty()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "**This server has no font for some of the texts. The PDF, which the client reads, will say"
            + " in words what stands there.** Please write them in another way, or ask the operator to"
            + " install the font.");
    unset.forEach(text -> lines.add("* %s%s: “%s” becomes “%s”"
        .formatted(
            text.part().isEmpty() ? "Cover" : plain(text.part()),
            text.reference().isEmpty() ? "" : ", " + plain(text.reference()),
            plain(text.text()),
            plain(text.printed()))));
    return String.join("\n", lines) + "\n\n";
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
    return "%s (%s)".formatted(DATE_TIME.format(instant.atZone(zone)), InWords.zone(zone));
  }

  private String time(Instant instant) {
    return instant.atZone(zone).toLocalTime().toString();
  }

  /** Others' words must not turn into links, headings or template expressions of the form. */
  private static String plain(String words) {
    return Markdown.literal(words.replaceAll("\\s+", " "));
  }
}
