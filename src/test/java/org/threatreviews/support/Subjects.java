package org.threatreviews.support;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.threatreviews.notification.MailDates;
import org.threatreviews.support.ServiceDesk.CaughtMail;

/** Tells mails apart by their subjects, in whichever of our languages they are written. */
public final class Subjects {

  private static final List<Locale> LANGUAGES =
      List.of(Locale.ROOT, Locale.GERMAN, Locale.forLanguageTag("sv"), Locale.JAPANESE);

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

  private static final Map<List<String>, List<Pattern>> KNOWN = new ConcurrentHashMap<>();

  private Subjects() {}

  /**
   * @param template name of the mail's template, such as {@code incident-reported}
   * @param first what the subject's first placeholder stands for; null for anything
   */
  public static boolean isA(CaughtMail mail, String template, String first) {
    return KNOWN
        .computeIfAbsent(
            first == null ? List.of(template) : List.of(template, first),
            key -> LANGUAGES.stream()
                .map(language -> pattern(subject(template, language), named(first, language)))
                .toList())
        .stream()
        .anyMatch(pattern -> pattern.matcher(mail.subject()).matches());
  }

  public static boolean isA(CaughtMail mail, String template) {
    return isA(mail, template, null);
  }

  private static String subject(String template, Locale language) {
    return ResourceBundle.getBundle(
            "messages/mail", language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
        .getString(template + ".subject")
        .replace("''", "'");
  }

  /** A review's title is said in each language, what else stands first is the same in all. */
  private static String named(String first, Locale language) {
    return first == null ? null : new MailDates(ZoneOffset.UTC, language).period(first);
  }

  /** A title may follow after a colon. */
  private static Pattern pattern(String subject, String first) {
    Matcher placeholders = PLACEHOLDER.matcher(subject);
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    while (placeholders.find()) {
      pattern.append(Pattern.quote(subject.substring(end, placeholders.start())));
      boolean given = first != null && placeholders.group(1).equals("0");
      pattern.append(given ? Pattern.quote(first) : ".*");
      end = placeholders.end();
    }
    pattern.append(Pattern.quote(subject.substring(end))).append("((: |：).*)?");
    return Pattern.compile(pattern.toString());
  }
}
