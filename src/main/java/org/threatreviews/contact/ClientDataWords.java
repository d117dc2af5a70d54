package org.threatreviews.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.threatreviews.client.ClientData;

/** What changed about a client, as sentences for the history. */
final class ClientDataWords {

  private ClientDataWords() {}

  static String changed(ClientData before, ClientData after) {
    List<String> lines = new ArrayList<>();
    line(lines, "Name", before.name(), after.name());
    line(lines, "Country", country(before), country(after));
    line(lines, "Language", language(before), language(after));
    line(lines, "Time zone", before.timeZone().getId(), after.timeZone().getId());
    return String.join("\n", lines);
  }

  static final String NAME =
      "Calendars show the new name of a meeting once its date changes; mails and pages at once.";

  /**
   * @param meetings ahead whose packs are not out
   */
  static List<String> times(long meetings) {
    List<String> lines = new ArrayList<>();
    if (meetings > 0) {
      lines.add("Preparation, pack and reminders of %s ahead are due anew, by the new working days."
          .formatted(meetings == 1 ? "the meeting" : "the %d meetings".formatted(meetings)));
    }
    lines.add(
        "What was promised for a day stays: reminders, answers and acceptances that have a date keep it, and so does mail that waits. Later ones follow the new working days.");
    return lines;
  }

  /**
   * @param ahead meetings
   * @param handed those of them that somebody else is to hold
   */
  static List<String> language(String tag, long ahead, int handed) {
    String name = Locale.forLanguageTag(tag).getDisplayName(Locale.UK);
    List<String> lines = new ArrayList<>();
    lines.add("Packs from now on are in %s. Contacts keep the language that each of them has."
        .formatted(name));
    if (ahead > 0) {
      lines.add(
          handed == 0
              ? "Those who hold the meetings ahead hold meetings in %s too.".formatted(name)
              : handOvers(name, handed));
    }
    return lines;
  }

  private static String handOvers(String language, int meetings) {
    return "%s ahead %s to somebody who holds meetings in %s; the contacts are told, and where there is nobody, the team lead has a task."
        .formatted(
            meetings == 1 ? "One meeting" : "%d meetings".formatted(meetings),
            meetings == 1 ? "goes" : "go",
            language);
  }

  private static void line(List<String> lines, String what, String before, String after) {
    if (!before.equals(after)) {
      lines.add("%s: %s, before %s".formatted(what, after, before));
    }
  }

  private static String country(ClientData data) {
    return new Locale.Builder().setRegion(data.country()).build().getDisplayCountry(Locale.UK);
  }

  private static String language(ClientData data) {
    return Locale.forLanguageTag(data.language()).getDisplayName(Locale.UK);
  }
}
