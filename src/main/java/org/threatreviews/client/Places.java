package org.threatreviews.client;

import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.threatreviews.problem.InvalidInput;

/** What a language, a zone and a country must be to be written to and reckoned with. */
final class Places {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private Places() {}

  /** A tag of a language that we write in. */
  static void checkLanguage(String field, String language) {
    checkTag(field, language);
    Languages.requireWritten(field, language);
  }

  static void checkTag(String field, String language) {
    if (!isLanguageTag(language)) {
      throw new InvalidInput(
          field, "languageTag", "'%s' is not a language code such as de.".formatted(language));
    }
  }

  static void checkZone(String field, ZoneId timeZone) {
    // an offset would stay the same over a clock change, where the people's time does not
    if (!ZoneId.getAvailableZoneIds().contains(timeZone.getId())) {
      throw new InvalidInput(
          field, "timeZone", "'%s' is not a time zone such as Europe/Berlin.".formatted(timeZone));
    }
  }

  static void checkCountry(String country) {
    if (!COUNTRIES.contains(country)) {
      throw new InvalidInput(
          "country", "isoCountry", "'%s' is not an ISO 3166 country code.".formatted(country));
    }
  }

  private static boolean isLanguageTag(String text) {
    try {
      return !new Locale.Builder().setLanguageTag(text).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
