package org.threatreviews.review.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threatreviews.support.MessageFiles;
import org.threatreviews.support.Thoroughness;

/** Where a pack's pages end, however much there is on them. */
class PackPagesTest {

  private static final List<String> SECTIONS = List.of(
      "summary",
      "trainingPoint",
      "recommendations",
      "threats",
      "points",
      "bySeverity",
      "times",
      "open",
      "accepted",
      "tasks",
      "promises",
      "questions",
      "incidents",
      "settled");

  /** Of a table's head, its heading's line and a row, there are more on any page. */
  private static final int FEWEST_LINES = 3;

  private final PackPdf pdf = new PackPdf();

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "sv"})
  void noHeadingStandsAloneAndNoPageIsThereForAFootnote(String language) throws IOException {
    Map<String, String> texts =
        MessageFiles.texts(language.equals("en") ? "pack" : "pack_" + language);
    Set<String> headings =
        SECTIONS.stream().map(key -> texts.get("pack." + key)).collect(Collectors.toSet());
    int most = Thoroughness.times(14);
    List<String> wrong = new ArrayList<>();
    for (int incidents = 1; incidents <= most; incidents++) {
      List<List<String>> pages = pagesOf(SamplePacks.said(
          language, "Ann Analyst", "Harbour Logistics", incidents, "Beaconing", "Words"));
      for (int page = 0; page < pages.size(); page++) {
        List<String> lines = pages.get(page);
        if (lines.size() < FEWEST_LINES) {
          wrong.add("%d incidents, page %d has only %s".formatted(incidents, page + 1, lines));
        } else if (headings.contains(lines.get(lines.size() - 1))) {
          wrong.add("%d incidents, page %d ends with '%s'"
              .formatted(incidents, page + 1, lines.get(lines.size() - 1)));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The lines of each page, from top to bottom, without those that stand on all of them. */
  private List<List<String>> pagesOf(PackContents pack) throws IOException {
    List<List<String>> pages = new ArrayList<>();
    try (PDDocument file =
        Loader.loadPDF(pdf.of(pack.reference(), PackPdfTest.packs(pdf).html(pack)))) {
      PDFTextStripper reader = new PDFTextStripper();
      reader.setSortByPosition(true);
      for (int page = 1; page <= file.getNumberOfPages(); page++) {
        reader.setStartPage(page);
        reader.setEndPage(page);
        pages.add(reader.getText(file).lines().map(String::strip).toList());
      }
    }
    Map<String, Integer> onPages = new TreeMap<>();
    for (List<String> page : pages) {
      page.stream()
          .map(PackPagesTest::pattern)
          .distinct()
          .forEach(line -> onPages.merge(line, 1, Integer::sum));
    }
    assertThat(pages).hasSizeGreaterThan(2);
    return pages.stream()
        .map(page -> linesOf(page)
            .filter(line -> onPages.get(pattern(line)) < pages.size())
            .toList())
        .toList();
  }

  private static Stream<String> linesOf(List<String> page) {
    return page.stream().filter(line -> !line.isBlank());
  }

  private static String pattern(String line) {
    return line.replaceAll("\\d+", "#");
  }
}
