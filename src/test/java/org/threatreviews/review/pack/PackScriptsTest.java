package org.threatreviews.review.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.threatreviews.review.script.FontShelf;
import org.threatreviews.review.script.UnsetText;

/** Packs of clients in the scripts of the world, with the fonts that the build installs. */
class PackScriptsTest {

  /** What Liberation Sans has; the Japanese font is installed beside it. */
  private static final Set<String> OWN = Set.of(
      "Hebrew", "Greek", "Cyrillic", "Vietnamese", "Japanese", "German", "Swedish", "Polish");

  private final PackPdf pdf = new PackPdf();
  private final PackArchive packs = PackPdfTest.packs(pdf);

  static Stream<ScriptSamples> samples() {
    return ScriptSamples.ALL.stream();
  }

  private String html(ScriptSamples sample) {
    return packs.html(SamplePacks.said(
        sample.script().equals("Japanese") ? "ja" : "en",
        sample.person(),
        sample.client(),
        7,
        sample.title(),
        sample.text()));
  }

  private static String read(byte[] file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Lines end where the page ends. */
  private static String unbroken(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\p{Z}]", "");
  }

  /** PDFBox gives the stretches of a mixed line from the right back in an order of its own. */
  private static List<String> pieces(ScriptSamples sample) {
    String between = sample.isRightToLeft() ? "[\\s(),.]+" : "$";
    return Stream.of(sample.text().split(between))
        .map(PackScriptsTest::unbroken)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isReadAsItWasWritten(ScriptSamples sample) throws Exception {
    byte[] file = pdf.of("TR-1", html(sample));
    String read = read(file);
    String text = unbroken(read);

    assertThat(text)
        .contains(unbroken(sample.person()), unbroken(sample.client()), unbroken(sample.title()));
    assertThat(text).contains(pieces(sample));
    assertThat(text).doesNotContain("#", "\uFFFD");
    assertThat(text.codePoints().filter(point -> Character.getType(point) == Character.PRIVATE_USE))
        .isEmpty();
    assertThat(pdf.unset(html(sample))).isEmpty();
    assertThat(PdfUa.violations(new ByteArrayInputStream(file))).isEmpty();
  }

  /** A machine with nothing but Java sets what the application's own font has. */
  @ParameterizedTest
  @MethodSource("samples")
  void saysInWordsWhatNoFontHas(ScriptSamples sample) throws IOException {
    PackPdf bare = new PackPdf(new FontShelf(List.of()));

    String read = unbroken(read(bare.of("TR-1", html(sample))));

    assertThat(read).doesNotContain("#", "\uFFFD");
    List<UnsetText> unset = bare.unset(html(sample));
    if (OWN.contains(sample.script())) {
      assertThat(unset).isEmpty();
      assertThat(read).contains(pieces(sample));
    } else {
      assertThat(unset).extracting(UnsetText::text).contains(sample.title(), sample.text());
      assertThat(unset)
          .flatExtracting(text -> List.of(text.printed().split("(?<=]) ")))
          .allSatisfy(words -> assertThat(read).contains(unbroken(words)));
    }
  }

  @Test
  void namesWhatNoFontHasAndWhereItStands() {
    PackPdf bare = new PackPdf(new FontShelf(List.of()));
    String printed = "[text in Tibetan script] [symbol: closed lock with key]";
    String html =
        packs.html(SamplePacks.said("en", "Max", "Harbour", 2, "ལྷ་ས alert 🔐", "Plain words."));

    assertThat(bare.unset(html))
        .as("each once, with what stands around it")
        .containsExactly(
            new UnsetText("", "", "ལྷ་ས alert 🔐", printed),
            new UnsetText("Promises kept", "", "Q-7: ལྷ་ས alert 🔐", printed));
  }

  @ParameterizedTest
  @CsvSource({
    "de, [Text in der Schrift Tibetisch]",
    "sv, [text i skriftsystemet tibetanska]",
    "ja, [チベット文字のテキスト]",
    "en, [text in Tibetan script]"
  })
  void namesAScriptInTheClientsLanguage(String language, String words) {
    String html = packs.html(SamplePacks.said(language, "Max", "ལྷ་ས", 0, "a", "b"));

    assertThat(new PackPdf(new FontShelf(List.of())).unset(html))
        .singleElement()
        .returns("", UnsetText::part)
        .returns(words, UnsetText::printed);
  }
}
