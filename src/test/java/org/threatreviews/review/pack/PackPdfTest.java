package org.threatreviews.review.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.threatreviews.support.MessageFiles;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** What sample packs look like as PDFs: their pages, and the words that can be read from them. */
class PackPdfTest {

  private final PackPdf pdf = new PackPdf();
  private final PackArchive packs = packs(pdf);

  static PackArchive packs(PackPdf pdf) {
    ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasename("messages/pack");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
    SpringTemplateEngine templates = new SpringTemplateEngine();
    templates.setTemplateResolver(files);
    templates.setTemplateEngineMessageSource(texts);
    return new PackArchive(null, templates, texts, pdf);
  }

  private record Printed(int pages, String text, String title, String language, boolean tagged) {}

  private Printed print(PackContents pack) throws IOException {
    try (PDDocument file = Loader.loadPDF(pdf.of(pack.reference(), packs.html(pack)))) {
      return new Printed(
          file.getNumberOfPages(),
          new PDFTextStripper().getText(file),
          file.getDocumentInformation().getTitle(),
          file.getDocumentCatalog().getLanguage(),
          file.getDocumentCatalog().getMarkInfo().isMarked());
    }
  }

  @Test
  void saysOfAnEmptyPeriodThatNothingHappened() throws IOException {
    Printed pack = print(SamplePacks.empty());

    assertThat(pack.pages()).isEqualTo(2);
    assertThat(pack.text())
        .contains(
            "Harbour Logistics",
            "Threat review Q2 2027",
            "16 February 2027 to 18 May 2027",
            "Max Manager, security manager",
            "No incidents were reported in the period.",
            "No incidents were closed in these periods.",
            "There are no open follow-ups.",
            "No risk is currently accepted.",
            "No questions were answered in the period.",
            "1 / 2")
        .doesNotContain("Summary", "All incidents");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isAccessibleByPdfUa(PackContents pack) throws Exception {
    byte[] file = pdf.of(pack.reference(), packs.html(pack));

    assertThat(PdfUa.violations(new ByteArrayInputStream(file))).isEmpty();
  }

  static Stream<PackContents> samples() {
    return Stream.of(
        SamplePacks.empty(),
        SamplePacks.ordinary("en"),
        SamplePacks.busy(200),
        SamplePacks.japanese());
  }

  @Test
  void drawsChartsAlsoWhereEveryBarIsZero() {
    assertThat(packs.html(SamplePacks.closedAtOnce())).contains("<svg").doesNotContain("NaN");
  }

  @Test
  void tellsAnOrdinaryPeriodOnFourPages() throws IOException {
    Printed pack = print(SamplePacks.ordinary("en"));

    assertThat(pack)
        .returns(4, Printed::pages)
        .returns("Nordwind Åkeri & Söhne AG: Threat review Q2 2027", Printed::title)
        .returns("en-GB", Printed::language)
        .returns(true, Printed::tagged);
    assertThat(pack.text())
        .contains(
            "You closed every critical incident in time.",
            "How to tell a support call from an attack.",
            "Allow only known remote tools",
            "Fake help desks",
            "What can we do about it?",
            "HARBOUR-INC-0001",
            "HARBOUR-INC-0007",
            "28 h 30 min",
            "7.9 days",
            "The task starts it again.",
            "still present, as our SOC found on",
            "unanswered",
            "31 Dec 2027",
            "Train the dispatchers",
            "91 days",
            "overdue",
            "You: incidents dealt with by the day you named 4 3",
            "Can you watch our proxy?",
            "4 / 4");
  }

  @Test
  void showsTwoHundredIncidentsWholeWithAHeadOnEveryPage() throws IOException {
    Printed pack = print(SamplePacks.busy(200));

    assertThat(pack.pages()).isEqualTo(24);
    for (int number = 1; number <= 200; number++) {
      assertThat(pack.text()).contains("HARBOUR-INC-%04d".formatted(number));
    }
    assertThat(pack.text().replaceAll("\\s", "").split("accounts-payable-and-", -1))
        .as("each long title once; lines end at hyphens")
        .hasSize(200 + 1);
    assertThat(pack.text().split("With our SOC", -1)).hasSizeGreaterThan(15);
    assertThat(pack.text()).contains("%1$d / %1$d".formatted(pack.pages()));
  }

  @Test
  void isWrittenInJapanese() throws IOException {
    Printed pack = print(SamplePacks.japanese());

    assertThat(pack).returns(4, Printed::pages).returns("ja", Printed::language);
    assertThat(pack.text())
        .contains(
            "東京海運株式会社",
            "脅威レビュー（2027年第2四半期）",
            "2027年2月16日から2027年5月18日まで",
            "今期は遠隔操作ツールの悪用が目立ちました。",
            "配車担当者の端末で不明な遠隔操作ツールを検出",
            "貴社対応待ち",
            "28時間30分",
            "期間中に報告し、すでに完了したインシデント")
        .doesNotContain("Incident", "#");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "sv"})
  void isWrittenInTheClientsLanguage(String language) throws IOException {
    Printed pack = print(SamplePacks.ordinary(language));

    assertThat(pack.language()).isEqualTo(language);
    assertThat(pack.text())
        .contains(language.equals("de") ? "Eingehaltene Zusagen" : "Hållna löften")
        .contains(language.equals("de") ? "28 Std. 30 Min." : "28 tim 30 min")
        .doesNotContain("Promises", "Severity");
  }

  /** Words of narrow columns; a broken one stands on two lines of what is read. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "sv", "ja"})
  void breaksNoWordOfItsOwn(String language) throws IOException {
    String read = print(SamplePacks.ordinary(language)).text();
    Map<String, String> texts =
        MessageFiles.texts(language.equals("en") ? "pack" : "pack_" + language);

    assertThat(texts.entrySet())
        .filteredOn(text -> text.getKey()
            .matches("pack\\.((state|severity)(\\.[A-Z_]+)?|unanswered|unansweredSince|asked"
                + "|answered|promisedFor|reported)"))
        .filteredOn(text -> !text.getKey().endsWith("WITHDRAWN"))
        .hasSizeGreaterThan(12)
        .allSatisfy(text -> assertThat(text.getValue().split(" "))
            .as(text.getKey())
            .allSatisfy(word -> assertThat(read).contains(word)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "pt-BR"})
  void isEnglishForEverybodyElse(String language) throws IOException {
    assertThat(print(SamplePacks.ordinary(language)).text()).contains("Promises kept");
  }

  @Test
  void carriesEveryFontAlong() throws IOException {
    PackContents pack = SamplePacks.japanese();
    try (PDDocument file = Loader.loadPDF(pdf.of(pack.reference(), packs.html(pack)))) {
      for (var page : file.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "sv", "ja"})
  void everyTextIsTranslated(String language) throws IOException {
    MessageFiles.assertTranslated("pack", language);
    assertThat(MessageFiles.texts("pack_" + language).values())
        .noneMatch(text -> text.contains("'"));
  }
}
