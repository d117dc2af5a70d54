package org.threatreviews.notification.digest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.template.MailSamples;
import org.threatreviews.notification.template.MailTemplates;
import org.threatreviews.notification.template.MailTemplates.DigestPart;
import org.threatreviews.notification.template.MailTexts;

/** What a digest shows of few and of very many mails. */
class DigestModelTest {

  private static final int NINETY_KILOBYTES = 90_000;
  private static final String LINK = "https://reviews.example/c/" + "l".repeat(43);
  private static final MailTemplates TEMPLATES = new MailTemplates(MailTexts.messages());
  private static final DigestModel DIGESTS = new DigestModel(TEMPLATES);
  private static final List<String> SEVERITIES = List.of("CRITICAL", "HIGH", "MEDIUM", "LOW");

  /** Left for a person to look at. */
  private static final Path LEFT = Path.of("target", "digests");

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "sv", "ja"})
  void aThousandIncidentsOfADayFitAndTheMostSevereComeFirst(String language) throws Exception {
    Random random = new Random(7);
    List<DigestEntry> written = new ArrayList<>();
    for (int n = 0; n < 1000; n++) {
      String severity = n == 900 ? "HIGH" : SEVERITIES.get(2 + random.nextInt(2));
      written.add(incident("SIR-%04d".formatted(n), severity, language, "緊急 🚨 é ".repeat(200)));
    }

    MailTemplates.Rendered mail = render(language, written);
    save("1000-" + language, mail);

    assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length)
        .isBetween(NINETY_KILOBYTES / 3, NINETY_KILOBYTES);
    assertThat(mail.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(NINETY_KILOBYTES);
    Document page = Jsoup.parse(mail.html());
    List<String> titles = page.select(".content h2").eachText();
    assertThat(titles.get(0)).contains("SIR-0900");
    assertThat(titles).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    Map<String, String> severityOf = new HashMap<>();
    written.forEach(entry -> severityOf.put(entry.part().title(), entry.severity()));
    assertThat(titles.stream().map(severityOf::get).map(SEVERITIES::indexOf)).isSorted();
    assertThat(page.selectFirst("p.more").text()).contains(String.valueOf(1000 - titles.size()));
    assertThat(page.selectFirst("p.more + table.button a").attr("href")).isEqualTo(LINK);
    assertThat(mail.text()).contains(String.valueOf(1000 - titles.size()), LINK);
    assertThat(mail.subject()).contains("1", "999");
  }

  /** What counts is what goes over the wire, where base64 and quoted-printable make it longer. */
  @ParameterizedTest
  @MethodSource("widest")
  void aThousandOfTheWidestFitAsTheyGoOverTheWire(String language, String letters, int incidents)
      throws Exception {
    DigestPart part = entry(
            "incident-reported",
            language,
            Map.of(
                "reference", "9".repeat(60),
                "title", filled(letters, 200),
                "description", filled(letters, 20_000),
                "recommendation", filled(letters, 20_000),
                "asset", filled(letters, 200)),
            "",
            null,
            false)
        .part();
    List<DigestEntry> written = IntStream.range(0, incidents)
        .mapToObj(n -> new DigestEntry("INCIDENT:" + n, SEVERITIES.get(1 + n % 3), false, part))
        .toList();

    MailTemplates.Rendered mail = render(language, written);
    save("%d-widest-%s-%x".formatted(incidents, language, letters.codePointAt(0)), mail);

    assertThat(onTheWire(mail)).isLessThan(NINETY_KILOBYTES);
    Document page = Jsoup.parse(mail.html());
    int shown = page.select(".content h2").size();
    assertThat(shown).isPositive();
    if (shown < incidents) {
      assertThat(page.selectFirst("p.more").text()).contains(String.valueOf(incidents - shown));
      assertThat(page.selectFirst("p.more + table.button a").attr("href")).isEqualTo(LINK);
      assertThat(mail.text()).contains(String.valueOf(incidents - shown), LINK);
    }
  }

  static Stream<Arguments> widest() {
    return Stream.of("de", "ja")
        .flatMap(language -> Stream.of("警戒情報", "تسجيل دخول ", "🔐🔥👩🏽\u200d💻", "<&>\"'", "é̂ñ =")
            .flatMap(letters ->
                Stream.of(1000, 2).map(incidents -> Arguments.of(language, letters, incidents))));
  }

  /** Of this length, as limits of text count. */
  private static String filled(String letters, int length) {
    int[] points = letters.repeat(length).codePoints().limit(length).toArray();
    return new String(points, 0, points.length).strip();
  }

  /** The whole message with the longest headers that it has. */
  private static long onTheWire(MailTemplates.Rendered mail) throws Exception {
    MimeMultipart forms = new MimeMultipart("alternative");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), "UTF-8");
    forms.addBodyPart(text);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), "UTF-8", "html");
    forms.addBodyPart(html);
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
    message.setFrom(new InternetAddress("t@mdr.example", filled("警戒情報", 200), "UTF-8"));
    message.setRecipient(
        Message.RecipientType.TO,
        new InternetAddress("x@" + "n".repeat(60) + ".example", filled("警戒情報", 200), "UTF-8"));
    message.setSubject(mail.subject(), "UTF-8");
    message.setHeader("List-Unsubscribe", "<%s>".formatted(LINK));
    message.setContent(forms);
    message.saveChanges();
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    message.writeTo(wire);
    return wire.size();
  }

  @Test
  void fiveFitWhole() throws Exception {
    List<DigestEntry> written = List.of(
        incident("SIR-1", "LOW", "en", "Patch the press control."),
        entry("question-answer", "en", Map.of(), "QUESTION:Q-1", null, false),
        incident("SIR-2", "HIGH", "en", "Isolate the host.\nThen change the password."),
        entry(
            "incident-closed",
            "en",
            Map.of("reference", "SIR-3"),
            "INCIDENT:SIR-3",
            "CRITICAL",
            true),
        incident("SIR-4", "MEDIUM", "en", "Block the domain."));

    MailTemplates.Rendered mail = render("en", written);
    save("5-en", mail);

    assertThat(mail.subject()).isEqualTo("1 high incident and 4 more");
    Document page = Jsoup.parse(mail.html());
    assertThat(page.select(".content h2").eachText())
        .extracting(title -> title.replaceAll(".*(SIR-\\d).*", "$1"))
        .startsWith("SIR-2", "SIR-4", "SIR-1")
        .endsWith("SIR-3");
    assertThat(page.select("p.more")).isEmpty();
    Element high = page.select(".content h2").get(0);
    assertThat(page.select(".said").get(0).wholeText())
        .as("what to do")
        .isEqualTo("Isolate the host.\nThen change the password.");
    assertThat(high.nextElementSiblings().select("p.link a").get(0).text())
        .isEqualTo("Tell us what you have done");
    assertThat(mail.text()).contains("We recommend", "Tell us what you have done:\nhttps://");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | HIGH | 1 | 4 | 1 high incident and 4 more",
        "en | HIGH | 2 | 0 | 2 high incidents",
        "en | MEDIUM | 1 | 1 | 1 medium incident and 1 more",
        "de | HIGH | 1 | 4 | 1 Vorfall mit hohem Schweregrad und 4 weitere",
        "de | LOW | 3 | 1 | 3 Vorfälle mit niedrigem Schweregrad und 1 weitere",
        "sv | HIGH | 1 | 4 | 1 incident med hög allvarlighetsgrad och 4 till",
        "sv | MEDIUM | 2 | 0 | 2 incidenter med medelhög allvarlighetsgrad",
        "ja | HIGH | 1 | 4 | 重大度が高のインシデント1件、ほか4件",
      })
  void theSubjectSaysTheMostSevere(
      String language, String severity, int severe, int others, String subject) {
    List<DigestEntry> written = new ArrayList<>();
    for (int n = 0; n < others; n++) {
      written.add(entry("question-answer", language, Map.of(), "QUESTION:Q-" + n, null, false));
    }
    for (int n = 0; n < severe; n++) {
      written.add(incident("SIR-" + n, severity, language, "Patch."));
    }

    assertThat(render(language, written).subject()).isEqualTo(subject);
  }

  @Test
  void whatIsAboutTheSameStandsTogetherAndCountsAsItsNewestSays() {
    DigestEntry lowFirst = incident("SIR-1", "LOW", "en", "a");
    DigestEntry medium = incident("SIR-2", "MEDIUM", "en", "b");
    DigestEntry highLater = incident("SIR-1", "HIGH", "en", "c");

    DigestOrder order = DigestOrder.of(List.of(lowFirst, medium, highLater));

    assertThat(order.entries()).containsExactly(lowFirst, highLater, medium);
    assertThat(order.severity()).isEqualTo("HIGH");
    assertThat(order.mostSevere()).isEqualTo(1);
    assertThat(order.matters()).isEqualTo(2);
  }

  @Test
  void withoutAnOpenIncidentTheSubjectCounts() {
    List<DigestEntry> written = List.of(
        entry("incident-closed", "en", Map.of(), "INCIDENT:SIR-1", "HIGH", true),
        entry("question-answer", "en", Map.of(), "QUESTION:Q-1", null, false));

    assertThat(render("en", written).subject())
        .isEqualTo("2 messages from your Threat Review team");
  }

  private static DigestEntry incident(
      String reference, String severity, String language, String recommendation) {
    return entry(
        "incident-reported",
        language,
        Map.of(
            "reference",
            reference,
            "severity",
            severity,
            "recommendation",
            recommendation,
            "title",
            "Beaconing to a known server",
            "asset",
            "press-control-7"),
        "INCIDENT:" + reference,
        severity,
        false);
  }

  private static DigestEntry entry(
      String template,
      String language,
      Map<String, Object> model,
      String matter,
      String severity,
      boolean settled) {
    Map<String, Object> whole = new HashMap<>(new MailSamples().usual(template));
    whole.putAll(model);
    whole.put("link", LINK + matter.replace(':', '-'));
    MailTemplates.Rendered mail = TEMPLATES.render(template, reader(language), whole);
    return new DigestEntry(
        matter,
        severity,
        settled,
        TEMPLATES.digestPart(mail.subject(), mail.html()).orElseThrow());
  }

  private static MailTemplates.Rendered render(String language, List<DigestEntry> written) {
    Map<String, Object> model = new HashMap<>(DIGESTS.of(reader(language), written));
    model.put("link", LINK);
    return TEMPLATES.render("digest", reader(language), model);
  }

  private static void save(String name, MailTemplates.Rendered mail) throws Exception {
    Files.createDirectories(LEFT);
    Files.writeString(LEFT.resolve(name + ".html"), mail.html());
    Files.writeString(LEFT.resolve(name + ".txt"), mail.subject() + "\n\n" + mail.text());
  }

  private static Recipient reader(String language) {
    return new Recipient(
        "NORD", "Maria", "maria@nord.example", language, ZoneId.of("Europe/Berlin"), "DE");
  }
}
