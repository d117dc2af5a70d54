package org.threatreviews.review.threat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/**
 * What is written about an emerging threat.
 *
 * @param title at most 200 characters
 * @param why at most 2,000 characters
 * @param link an http or https address of at most 500 characters, for clients open it
 */
public record EmergingThreatText(String title, String why, String link) {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_WHY = 2_000;
  private static final int LONGEST_LINK = 500;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * @throws InvalidInput when a text is missing or too long, or the link is none
   */
  public EmergingThreatText {
    title = text("title", "the threat's name", title, LONGEST_TITLE);
    why = why(why);
    link = text("link", "where to read more", link, LONGEST_LINK);
    if (!isWebAddress(link)) {
      throw new InvalidInput(
          "link",
          "webAddress",
          "Please give a full web address, such as https://www.example.org/news.");
    }
  }

  static String why(String words) {
    return text("why", "why it matters", words, LONGEST_WHY);
  }

  private static String text(String field, String what, String words, int longest) {
    if (words == null || words.isBlank() || Text.length(words.strip()) > longest) {
      throw new InvalidInput(
          field, "required", "Please give %s in at most %,d characters.".formatted(what, longest));
    }
    return Text.withPlainLineEnds(words).strip();
  }

  private static boolean isWebAddress(String link) {
    try {
      URI address = new URI(link);
      return address.getHost() != null
          && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
