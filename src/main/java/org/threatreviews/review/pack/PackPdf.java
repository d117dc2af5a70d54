package org.threatreviews.review.pack;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.threatreviews.review.script.FontShelf;
import org.threatreviews.review.script.PrintedTexts;
import org.threatreviews.review.script.UnsetText;

/**
 * Sets a pack as a PDF: the same words and charts as the page, with the client's name and numbers
 * on its pages, bookmarks, and tagged by PDF/UA for those who have it read to them.
 */
@Component
class PackPdf {

  /** The style of the page first; what paper needs on top of it comes last. */
  private static final List<String> STYLES =
      List.of("/static/css/pack.css", "/templates/review-pack-print.css");

  private static final Logger LOG = LoggerFactory.getLogger(PackPdf.class);

  private final String style;
  private final FontShelf shelf;

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  PackPdf() {
    this(FontShelf.ofMachine());
  }

  PackPdf(FontShelf shelf) {
    this.shelf = shelf;
    if (PackFonts.japanese().isEmpty()) {
      LOG.warn("There is no IPA font on this machine: PDFs come without Japanese glyphs.");
    }
    StringBuilder all = new StringBuilder();
    STYLES.forEach(name -> all.append(read(name)));
    style = all.toString();
  }

  private static String read(String name) {
    try (InputStream file = PackPdf.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /**
   * @param html the fragment that pages show
   */
  byte[] of(String reference, String html) {
    Document page = page(reference, html);
    Locale locale = Locale.forLanguageTag(page.expectFirst("html").attr("lang"));
    PrintedTexts texts = texts(locale);
    texts.set(page);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument();
        BatikSVGDrawer charts = new BatikSVGDrawer()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      PackFonts.addTo(builder, document, PackFonts.isJapanese(locale));
      useFonts(page, texts.addTo(builder, document));
      builder
          .usePDDocument(document)
          .withW3cDocument(new W3CDom().fromJsoup(page), null)
          .withProducer("Threat Reviews")
          .useSVGDrawer(charts)
          .usePdfUaAccessibility(true)
          .useFastMode()
          .toStream(pdf)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set the pack of " + reference, e);
    }
    return pdf.toByteArray();
  }

  /** The texts of the page that the file would say in other words, for want of a font. */
  List<UnsetText> unset(String html) {
    Document page = Jsoup.parse(html);
    Locale locale = Locale.forLanguageTag(page.expectFirst("section").attr("lang"));
    return texts(locale).set(page);
  }

  private PrintedTexts texts(Locale locale) {
    return new PrintedTexts(locale, shelf, PackFonts.latin(), PackFonts.second(locale));
  }

  private static void useFonts(Document page, List<String> families) {
    StringBuilder all = new StringBuilder("body { font-family: \"Pack\", \"Pack Japanese\"");
    families.forEach(family -> all.append(", \"").append(family).append('"'));
    page.head().appendElement("style").text(all.append(" }").toString());
  }

  private Document page(String reference, String html) {
    Document page = Jsoup.parse(html);
    Element pack = page.body().firstElementChild();
    // inside a page the pack is a section; on its own its title is the first heading
    pack.select("h3").tagName("h1");
    pack.select("h4").tagName("h2");
    String client = pack.select("p.client").text();
    String title = pack.select("h1").text();
    page.title("%s: %s".formatted(client, title));
    page.selectFirst("html").attr("lang", pack.attr("lang"));
    page.head().appendElement("meta").attr("name", "subject").attr("content", page.title());
    page.head().appendElement("style").text(style);
    running(page, "reference", reference);
    running(page, "title", title);
    running(page, "client", client);
    bookmarks(page, pack);
    pack.select("svg").forEach(chart -> chart.attr("alt", chart.attr("aria-label")));
    return page;
  }

  private static void running(Document page, String name, String text) {
    page.body().prependElement("div").addClass("running").addClass(name).text(text);
  }

  private static void bookmarks(Document page, Element pack) {
    Element bookmarks = page.head().appendElement("bookmarks");
    int number = 0;
    for (Element heading : pack.select("h2")) {
      String id = "part-" + ++number;
      heading.id(id);
      bookmarks.appendElement("bookmark").attr("name", heading.text()).attr("href", "#" + id);
    }
  }
}
