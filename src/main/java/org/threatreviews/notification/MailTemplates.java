package org.threatreviews.notification;

import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Text templates below {@code mail/}: {@code <name>.txt} in English, {@code <name>_<language>.txt}
 * where there is a translation. The first line is {@code Subject: …}, the second is empty. Besides
 * the mail's own model a template sees {@code recipient} ({@link Recipient}), {@code dates} ({@link
 * MailDates}) and, when the mail has one, {@code link} (an absolute URL).
 */
@Component
class MailTemplates {

  private static final String SUBJECT = "Subject: ";

  private final SpringTemplateEngine engine;

  /** A written mail. */
  record Text(String subject, String body) {}

  MailTemplates() {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("mail/");
    resolver.setSuffix(".txt");
    resolver.setTemplateMode(TemplateMode.TEXT);
    resolver.setCharacterEncoding("UTF-8");
    engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
  }

  Text write(String template, Recipient recipient, Map<String, Object> model) {
    Locale locale = Locale.forLanguageTag(recipient.language());
    boolean translated = isTranslated(template, locale);
    Context context = new Context(translated ? locale : Locale.ENGLISH, model);
    context.setVariable("recipient", recipient);
    context.setVariable(
        "dates", new MailDates(recipient.timeZone(), translated ? locale : Locale.ENGLISH));
    String written = engine.process(translated ? localized(template, locale) : template, context);
    int endOfSubject = written.indexOf('\n');
    if (!written.startsWith(SUBJECT) || endOfSubject < 0) {
      throw new IllegalStateException(
          "mail template '%s' does not begin with a line '%s…'".formatted(template, SUBJECT));
    }
    return new Text(
        oneLine(written.substring(SUBJECT.length(), endOfSubject)),
        written.substring(endOfSubject).strip() + "\n");
  }

  /** The text without line breaks and other control characters, fit for a header. */
  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static boolean isTranslated(String template, Locale locale) {
    return new ClassPathResource("mail/" + localized(template, locale) + ".txt").exists();
  }

  private static String localized(String template, Locale locale) {
    return template + "_" + locale.getLanguage();
  }
}
