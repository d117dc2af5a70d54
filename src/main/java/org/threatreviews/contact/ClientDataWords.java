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
