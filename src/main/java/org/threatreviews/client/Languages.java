package org.threatreviews.client;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.threatreviews.problem.InvalidInput;

/** The languages that mails, pages and packs are written in; everybody else reads English. */
public final class Languages {

  public static final Set<String> WRITTEN = Set.of("en", "de", "sv", "ja");

  /** English, unless another region's is wanted: the day before the month, as in Europe. */
  public static final Locale ENGLISH = Locale.UK;

  private Languages() {}

  /** The locale for an IETF tag, with its region, for the way dates are written. */
  public static Locale of(String tag) {
    return firstWritten(List.of(Locale.forLanguageTag(tag)));
  }

  /** The locale for what a browser asks for, most wanted first. */
  public static Locale of(Enumeration<Locale> wanted) {
    return firstWritten(Collections.list(wanted));
  }

  /**
   * @param field of the request that holds the tag
   * @param tag an IETF tag; its region is free
   * @throws InvalidInput when mails and packs are not written in it
   */
  static void requireWritten(String field, String tag) {
    if (!WRITTEN.contains(Locale.forLanguageTag(tag).getLanguage())) {
      throw new InvalidInput(
          field,
          "supportedLanguage",
          "We do not write in the language '%s'. Please choose one of: %s."
              .formatted(tag, String.join(", ", WRITTEN.stream().sorted().toList())));
    }
  }

  private static Locale firstWritten(List<Locale> wanted) {
    return wanted.stream()
        .filter(locale -> WRITTEN.contains(locale.getLanguage()))
        .findFirst()
        .filter(Predicate.not(Locale.ENGLISH::equals))
        .orElse(ENGLISH);
  }
}
