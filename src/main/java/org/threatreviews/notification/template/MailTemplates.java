package org.threatreviews.notification.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.threatreviews.client.Languages;
import org.threatreviews.input.Text;
import org.threatreviews.notification.MailDates;
import org.threatreviews.notification.Recipient;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes mails from the templates {@code mail/<name>.html}: subject, HTML and text from one source.
 * A template fills {@code mail/layout.html} with blocks; its {@code <title>} is the subject, and
 * its words are messages {@code <name>.<what>} in every language that there is. Besides the mail's
 * own model a template sees {@code recipient} ({@link Recipient}), {@code dates} ({@link
 * MailDates}) and, when the mail has one, {@code link} (an absolute URL).
 */
@Component
public class MailTemplates {

  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

  /** How many characters of what somebody has written a digest shows; the page has all of it. */
  private static final int LONGEST_QUOTE = 400;

  private final SpringTemplateEngine engine;

  /** A mail, ready to be sent. */
  public record Rendered(String subject, String text, String html) {}

  public MailTemplates(MessageSource messages) {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("mail/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setMessageResolver(new KnownMessages(messages));
  }

  /** A missing text is a fault, where Thymeleaf would write its key into the mail. */
  private static final class KnownMessages extends AbstractMessageResolver {

    private final MessageSource messages;

    KnownMessages(MessageSource messages) {
      this.messages = messages;
    }

    @Override
    public String resolveMessage(
        ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
      return messages.getMessage(key, parameters, context.getLocale());
    }

    @Override
    public String createAbsentMessageRepresentation(
        ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
      return null;
    }
  }

  /**
   * @throws IllegalStateException when the template has no subject
   * @throws org.springframework.context.NoSuchMessageException when one of its texts is missing
   */
  public Rendered render(String template, Recipient recipient, Map<String, Object> model) {
    Locale locale = Languages.of(recipient.language());
    Context context = new Context(locale, model);
    context.setVariable("recipient", recipient);
    context.setVariable("dates", MailDates.unbroken(recipient.timeZone(), locale));
    Document page = Jsoup.parse(Text.seen(engine.process(template, context)));
    page.outputSettings().prettyPrint(false);
    String subject = oneLine(page.title());
    if (subject.isEmpty()) {
      throw new IllegalStateException("mail template '%s' has no title".formatted(template));
    }
    String text = PlainText.of(page.expectFirst(".content"));
    page.select(".said, .lines").forEach(MailTemplates::breakLines);
    page.select("style.inline").forEach(style -> inline(style, page));
    return new Rendered(subject, text, page.outerHtml().replace("&nbsp;", " "));
  }

  /**
   * A mail as a digest shows it.
   *
   * @param title its subject
   * @param said our own sentences in it: what happened, and what is needed
   * @param answerBy by when an answer is needed; null when the mail does not say
   * @param link what its button opens
   * @param facts what it is about, as far as the title does not say it
   * @param quoted what people have written in it, such as what we recommend, each under its heading
   * @param action what its button says
   */
  public record DigestPart(
      String title,
      List<String> said,
      String answerBy,
      String link,
      List<Fact> facts,
      List<Fact> quoted,
      String action) {

    /** The same, where another part says by when the answer is needed. */
    public DigestPart withoutAnswerBy() {
      return answerBy == null
          ? this
          : new DigestPart(title, said, null, link, facts, quoted, action);
    }
  }

  /** Some words and what they are called. */
  public record Fact(String label, String words) {}

  /**
   * @param html of a mail that was written by {@link #render}
   * @return empty when there is nothing to open, so that the mail goes by itself
   */
  public Optional<DigestPart> digestPart(String subject, String html) {
    List<String> said = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    List<Fact> quoted = new ArrayList<>();
    String heading = "";
    String answerBy = null;
    Elements blocks = Jsoup.parse(html).select(".content > *");
    // the greeting comes first
    for (Element block : blocks.subList(1, blocks.size())) {
      if (block.hasClass("button")) {
        Element button = block.expectFirst("a");
        said.replaceAll(StringUtils::capitalize); // German goes on in lower case after the greeting
        return Optional.of(new DigestPart(
            subject, said, answerBy, button.attr("href"), facts, quoted, button.text()));
      }
      if (block.hasClass("facts")) {
        facts.addAll(factsIn(block));
      } else if (block.nameIs("h2")) {
        heading = block.text();
      } else if (block.hasClass("said")) {
        quoted.add(new Fact(heading, Text.beginning(block.wholeText().strip(), LONGEST_QUOTE)));
      }
      if (block.selectFirst("> strong") != null) {
        answerBy = block.text();
      } else if (block.nameIs("p") && !block.hasClass("said")) {
        said.add(block.text());
      }
    }
    return Optional.empty();
  }

  private static List<Fact> factsIn(Element table) {
    return table.select("tr:not(.subject)").stream()
        .map(row -> new Fact(
            row.expectFirst("th").text(),
            Text.beginning(row.expectFirst("td").text(), LONGEST_QUOTE)))
        .toList();
  }

  /** The text without line breaks and other characters that nobody sees, fit for a header. */
  public static String oneLine(String text) {
    return Text.onOneLine(text);
  }

  /** Outlook keeps the lines in which something was written only where there are such elements. */
  private static void breakLines(Element said) {
    List<String> lines = said.wholeText().strip().lines().toList();
    said.empty();
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        said.appendElement("br");
      }
      said.appendText(lines.get(i));
    }
  }

  /** Writes the rules into the elements, in their order: some mail programs drop style sheets. */
  private static void inline(Element style, Document page) {
    Matcher rule = RULE.matcher(style.data());
    while (rule.find()) {
      String declarations = rule.group(2).strip().replaceAll("\\s+", " ");
      page.select(rule.group(1).strip())
          .forEach(element ->
              element.attr("style", (element.attr("style") + " " + declarations).strip()));
    }
    style.remove();
  }
}
