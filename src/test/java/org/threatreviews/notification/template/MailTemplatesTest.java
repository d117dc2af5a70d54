package org.threatreviews.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.threatreviews.client.Languages;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Recipient;
import org.threatreviews.support.MessageFiles;
import org.threatreviews.support.Wording;

/** Every mail in every language: complete, readable in both forms, and closed to injection. */
class MailTemplatesTest {

  private static final Pattern FIXED_KEY = Pattern.compile("#\\{([A-Za-z0-9_.-]+)");
  private static final Pattern CHOSEN_KEY =
      Pattern.compile("#\\{(?:\\|([A-Za-z0-9_.-]+)\\$|\\$\\{'([A-Za-z0-9_.-]+)')");
  private static final Pattern EXPRESSION = Pattern.compile("(?s)<!--.*?-->|<style.*?</style>");
  private static final int LONGEST_HTML = 40_000;

  private static final MailTemplates TEMPLATES = new MailTemplates(MailTexts.messages());

  static Stream<Arguments> mails() {
    List<Arguments> mails = new ArrayList<>();
    new MailSamples().all().forEach((template, cases) -> {
      Set<String> languages = MailSamples.isForStaff(template) ? Set.of("en") : Languages.WRITTEN;
      for (String language : languages) {
        cases.forEach(
            (situation, model) -> mails.add(Arguments.of(template, language, situation, model)));
      }
    });
    for (String language : Languages.WRITTEN) {
      mails.add(Arguments.of(
          MailKind.DIGEST.template(),
          language,
          "three mails",
          new MailSamples().digest(TEMPLATES, recipient(language))));
    }
    return mails.stream();
  }

  static Stream<Arguments> mailsOfAReview() {
    return mails()
        .filter(mail -> mail.get()[0].toString().startsWith("review-"))
        .filter(mail -> !mail.get()[1].equals("en"))
        .filter(mail -> ((Map<?, ?>) mail.get()[3]).containsKey("title"));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("mails")
  void isCompleteInBothForms(
      String template, String language, String situation, Map<String, Object> model) {
    MailTemplates.Rendered mail = TEMPLATES.render(template, recipient(language), model);

    assertThat(mail.subject()).isNotBlank().doesNotContain("\n", "null", "{", "??", "\u00a0");
    assertThat(mail.text()).doesNotContain("null", "{0}", "{1}", "??", "\u00a0");
    Document page = Jsoup.parse(mail.html());
    assertThat(page.expectFirst("html").attr("lang"))
        .isEqualTo(Languages.of(language).toLanguageTag());
    assertThat(page.title()).isEqualTo(mail.subject());
    List<String> links = page.select("a").eachAttr("href");
    assertThat(links)
        .as("the button, the choice of mails, and what a digest brings together")
        .hasSize((model.containsKey("link") ? 2 : 0)
            + ((List<?>) model.getOrDefault("parts", List.of())).size());
    for (String link : links) {
      assertThat(mail.text().lines()).as("on a line of its own").containsOnlyOnce(link);
    }
    assertThat(squeezed(mail.text().replaceAll("(?m)^(- |\\d\\. |  +)", "")).replace(":", ""))
        .as("both say the same")
        .contains(
            Stream.of(page.select(".content p:not(.said), .content h2, .content td:not(.lines)"))
                .flatMap(List::stream)
                .filter(element -> element.select("a").isEmpty())
                .map(element -> squeezed(element.text()).replace(":", ""))
                .toList());
    assertThat(mail.html().length()).as("Gmail cuts at 102 kB").isLessThan(LONGEST_HTML);
    assertThat(page.select("[src], link, script, iframe, form, object"))
        .as("nothing is loaded")
        .isEmpty();
    assertThat(mail.html()).doesNotContain("url(", "@import");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("mailsOfAReview")
  void callsAReviewInTheReadersLanguage(
      String template, String language, String situation, Map<String, Object> model) {
    Map<String, Object> ofJanuary = new HashMap<>(model);
    ofJanuary.put("title", "January 2027");

    MailTemplates.Rendered mail = TEMPLATES.render(template, recipient(language), ofJanuary);

    assertThat(mail.subject() + mail.text()).doesNotContain("January 2027");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("mails")
  void saysEverythingInWordsOfItsLanguage(
      String template, String language, String situation, Map<String, Object> model) {
    MailTemplates.Rendered mail = TEMPLATES.render(template, recipient(language), model);
    Document page = Jsoup.parse(mail.html());
    page.select("br").forEach(line -> line.replaceWith(new TextNode("\n")));
    List<String> theirs = new ArrayList<>(page.select(".said, .lines").eachText());
    texts(SampleIncidents.details(), theirs); // a digest brings other mails together
    texts(model, theirs);

    String words = Stream.concat(
            Stream.of(mail.subject()),
            page
                .select(".content p:not(.said), .content h2, .content th, .content td, .content li")
                .stream()
                .filter(element -> element.select("p, td").size() <= 1)
                .map(Element::text))
        .collect(Collectors.joining("\n"));
    assertThat(Wording.faults(language, words, theirs)).isEmpty();
  }

  /** What stands in the model as people wrote it; what our texts are chosen by is none of it. */
  private static void texts(Object model, List<String> found) {
    if (model instanceof Map<?, ?> map) {
      map.forEach((name, value) -> {
        if (!FIXED_WORDS.contains(name) && !OUR_WORDS.contains(name)) {
          texts(value, found);
        }
      });
    } else if (model instanceof Iterable<?> many) {
      many.forEach(one -> texts(one, found));
    } else if (model instanceof SampleMeetings.Item item) {
      texts(Arrays.asList(item.title(), item.note(), item.improvements()), found);
      texts(item.action() == null ? "" : item.action().title(), found);
    } else if (model instanceof SampleMeetings.Led led) {
      found.add(led.holder());
    } else if (model instanceof String text && !REVIEW.matcher(text).matches()) {
      found.add(text);
    }
  }

  private static final Pattern REVIEW = Pattern.compile("(Q[1-4]|[A-Z][a-z]+) \\d{4}");

  /** Named by us, in each language. */
  private static final Set<String> OUR_WORDS = Set.of("parts", "open", "country", "kind");

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("mails")
  void goesIntoADigestWithWhatItSaysAndItsLink(
      String template, String language, String situation, Map<String, Object> model) {
    MailTemplates.Rendered mail = TEMPLATES.render(template, recipient(language), model);

    Optional<MailTemplates.DigestPart> part = TEMPLATES.digestPart(mail.subject(), mail.html());

    assertThat(part.isPresent()).isEqualTo(model.containsKey("link"));
    part.ifPresent(shown -> {
      assertThat(shown.title()).isEqualTo(mail.subject());
      assertThat(shown.said())
          .isNotEmpty()
          .allSatisfy(sentence -> assertThat(sentence)
              .isNotBlank()
              .doesNotContain(recipient(language).name())
              .matches(words -> !Character.isLowerCase(words.codePointAt(0)), "a beginning"));
      assertThat(shown.link()).isEqualTo(model.get("link"));
      if (model.containsKey("answerBy")) {
        assertThat(shown.answerBy()).isNotBlank();
      }
    });
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("mails")
  void wrapsItsOwnSentences(
      String template, String language, String situation, Map<String, Object> model) {
    String written = model.values().stream().map(String::valueOf).collect(Collectors.joining("\n"));

    assertThat(TEMPLATES.render(template, recipient(language), model).text().lines())
        .filteredOn(line ->
            !line.contains("http") && !written.contains(line.strip().replaceFirst("^[^:]+: +", "")))
        .allMatch(line -> line.codePoints().map(c -> c > 0x2e7f ? 2 : 1).sum() <= PlainText.WIDTH);
  }

  static Stream<Arguments> promises() {
    Map<String, Map<String, Object>> last = Map.of(
        "incident-closed.next", Map.of("next", false),
        "question-answer.onAgenda", Map.of("onAgenda", false),
        "review-cancelled.moves", Map.of("next", false),
        "review-contract-changed.pausedMoves", Map.of("change", "HOLD", "ahead", List.of()),
        "review-minutes.CARRIED_OVER", Map.of("next", false),
        "action-reminder.carriedOver", Map.of("carriedOver", false));
    Map<String, Map<String, Object>> followed = Map.of(
        "incident-closed.next", Map.of("next", true),
        "question-answer.onAgenda", Map.of("onAgenda", true),
        "review-cancelled.moves", Map.of("next", true),
        "review-contract-changed.pausedMoves", Map.of("change", "HOLD"),
        "review-minutes.CARRIED_OVER", Map.of("next", true),
        "action-reminder.carriedOver", Map.of("carriedOver", true));
    return Languages.WRITTEN.stream()
        .flatMap(language -> last.keySet().stream()
            .map(promise ->
                Arguments.of(language, promise, last.get(promise), followed.get(promise))));
  }

  /** The last review of a contract has none after it. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("promises")
  void promisesANextReviewOnlyWhereThereIsOne(
      String language, String promise, Map<String, Object> last, Map<String, Object> followed) {
    String template = promise.substring(0, promise.indexOf('.'));
    String words = MailTexts.messages().getMessage(promise, null, Languages.of(language));

    assertThat(textOf(template, language, followed)).contains(squeezed(words));
    assertThat(textOf(template, language, last)).doesNotContain(squeezed(words));
  }

  private static String textOf(String template, String language, Map<String, Object> more) {
    Map<String, Object> model = new HashMap<>(new MailSamples().usual(template));
    model.putAll(more);
    return squeezed(TEMPLATES.render(template, recipient(language), model).text());
  }

  @Test
  void everyTemplateHasASample() throws IOException {
    assertThat(new SampleMailPreviews(TEMPLATES).mails())
        .containsExactlyInAnyOrderElementsOf(templateSources().keySet());
  }

  static Stream<String> translations() {
    return Languages.WRITTEN.stream().filter(language -> !language.equals("en"));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void everyTextIsTranslated(String language) throws IOException {
    MessageFiles.assertTranslated("mail", language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail", "mail-staff", "mail_de", "mail_sv", "mail_ja"})
  void noTextHoldsAQuoteOfThePattern(String bundle) throws IOException {
    assertThat(MessageFiles.texts(bundle).values()).noneMatch(text -> text.contains("'"));
  }

  @Test
  void everyTextIsUsed() throws IOException {
    Set<String> known = new TreeSet<>(MessageFiles.texts("mail").keySet());
    known.addAll(MessageFiles.texts("mail-staff").keySet());
    Set<String> fixed = new TreeSet<>();
    Set<String> chosen = new TreeSet<>();
    for (String source : sources().values()) {
      Matcher key = FIXED_KEY.matcher(source);
      while (key.find()) {
        fixed.add(key.group(1));
      }
      Matcher start = CHOSEN_KEY.matcher(source);
      while (start.find()) {
        chosen.add(start.group(1) == null ? start.group(2) : start.group(1));
      }
    }

    assertThat(known).containsAll(fixed);
    assertThat(known)
        .allMatch(key -> fixed.contains(key) || chosen.stream().anyMatch(key::startsWith));
  }

  @Test
  void templatesHoldNoWordsOfTheirOwn() throws IOException {
    sources()
        .forEach((name, source) -> assertThat(
                Jsoup.parse(EXPRESSION.matcher(source).replaceAll("")).text())
            .as(name)
            .isBlank());
  }

  @Test
  void aTemplateWithoutSubjectIsAFault() {
    assertThatIllegalStateException()
        .isThrownBy(() -> TEMPLATES.render("test-headless", recipient("en"), Map.of()))
        .withMessageContaining("test-headless");
  }

  @Test
  void aMissingTextIsAFault() {
    MailTemplates speechless = new MailTemplates(new ResourceBundleMessageSource());

    assertThatThrownBy(() -> speechless.render("onboarding-welcome", recipient("en"), Map.of()))
        .hasRootCauseInstanceOf(NoSuchMessageException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: evil@example.org",
        "a\u2028Bcc: evil@example.org",
        "a\u0085b\u2029c\u000bd\u0000e",
        "<script>alert(1)</script>",
        "<img src=http://evil.example/x.png>",
        "\"><a href=\"http://evil.example\">click</a>",
        "' onmouseover='x",
        "</title><meta http-equiv=refresh content=0>",
        "</td></tr></table><h1>x",
        "&lt;b&gt; &amp; &#8238;",
        "[click](http://evil.example) **bold** _x_",
        "${7*7} *{7*7} #{mail.greeting} @{/x} ~{parts} [[${7*7}]] [(${7*7})] __${7*7}__",
        "T(java.lang.Runtime).getRuntime()",
        "{0} {1,number} '{2}'",
        "\u202egpj.exe\u202c \u2066x\u2069"
      })
  void whatPeopleWroteStaysText(String attack) {
    new MailSamples()
        .all()
        .forEach((template, cases) -> cases.forEach((situation, model) -> {
          MailTemplates.Rendered calm = TEMPLATES.render(template, recipient("en"), model);
          Document plain = Jsoup.parse(calm.html());
          Map<String, Object> attacked = new HashMap<>(model);
          attacked.replaceAll((name, value) ->
              value instanceof String && !FIXED_WORDS.contains(name) && !"".equals(value)
                  ? attack
                  : value);
          Recipient recipient =
              new Recipient("N", attack, "e@n.example", "en", ZoneId.of("UTC"), "DE");

          MailTemplates.Rendered mail = TEMPLATES.render(template, recipient, attacked);

          assertThat(mail.subject())
              .doesNotContainPattern("[\\p{Cntrl}\u0085\u2028\u2029\u202a-\u202e]");
          assertThat(mail.text())
              .doesNotContain("49")
              .doesNotContainPattern("[\u202a-\u202e\u2066-\u2069]");
          Document page = Jsoup.parse(mail.html());
          assertThat(tags(page)).as(template).isEqualTo(tags(plain));
          assertThat(page.title()).isEqualTo(mail.subject());
          String shown = MailTemplates.oneLine(attack);
          assertThat(MailTemplates.oneLine(page.text())).contains(shown);
          assertThat(tags(digestOf(mail, recipient))).isEqualTo(tags(digestOf(calm, recipient)));
        }));
  }

  private static Document digestOf(MailTemplates.Rendered mail, Recipient reader) {
    List<MailTemplates.DigestPart> parts =
        TEMPLATES.digestPart(mail.subject(), mail.html()).stream().toList();
    Map<String, Object> model = Map.of("link", "https://reviews.example/c/all", "parts", parts);
    return Jsoup.parse(
        TEMPLATES.render(MailKind.DIGEST.template(), reader, model).html());
  }

  /** What names a text or holds the link; never what people wrote. */
  private static final Set<String> FIXED_WORDS =
      Set.of("link", "severity", "known", "change", "urgency", "again");

  /** The elements that there are, but for line breaks. */
  private static List<String> tags(Document page) {
    return page.getAllElements().stream()
        .map(element -> element.tagName())
        .filter(Predicate.not("br"::equals))
        .toList();
  }

  static Recipient recipient(String language) {
    return new Recipient(
        "NORTHWIND",
        "Maria Svensson",
        "maria@n.example",
        language,
        ZoneId.of("Europe/Stockholm"),
        "SE");
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static Map<String, String> templateSources() throws IOException {
    Map<String, String> sources = sources();
    sources.keySet().removeAll(Set.of("layout", "parts"));
    return sources;
  }

  /** By name. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:mail/*.html")) {
      sources.put(
          file.getFilename().replace(".html", ""), file.getContentAsString(StandardCharsets.UTF_8));
    }
    sources.keySet().removeIf(name -> name.startsWith("test-"));
    assertThat(sources).hasSizeGreaterThan(30);
    return sources;
  }
}
