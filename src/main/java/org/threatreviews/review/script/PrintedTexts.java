package org.threatreviews.review.script;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Font;
import java.io.IOException;
import java.text.Bidi;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.threatreviews.input.Text;

/**
 * The texts of one document on their way into its PDF: set them first, then give the printer what
 * it needs for them.
 */
public final class PrintedTexts {

  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  private final Locale locale;
  private final ResourceBundle texts;
  private final ScriptSetter scripts;
  private final Set<String> said = new LinkedHashSet<>();
  private boolean rightToLeft;

  /**
   * @param locale of the document
   * @param plain the font in which it is set
   * @param second the font in which the printer sets what the first lacks
   */
  public PrintedTexts(Locale locale, FontShelf shelf, Font plain, Optional<Font> second) {
    this.locale = locale;
    texts = ResourceBundle.getBundle(
        "messages/pack",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    scripts = new ScriptSetter(shelf, locale, plain, second, this::inWords);
  }

  /**
   * Gives the printer the fonts, the direction and the ends of lines of the texts that were set.
   *
   * @return the names of the families, to be tried after those of the document's style
   */
  public List<String> addTo(PdfRendererBuilder builder, PDDocument pdf) throws IOException {
    builder.useUnicodeLineBreaker(new LineEnds(locale, scripts::beginsLine));
    if (rightToLeft) {
      builder
          .useUnicodeBidiSplitter(() -> new RightToLeft(scripts::asWritten))
          .useUnicodeBidiReorderer(new RightToLeft(scripts::asWritten));
    }
    List<String> families = new ArrayList<>();
    for (int weight : new int[] {NORMAL, BOLD}) {
      int number = 0;
      for (GlyphFont font : scripts.fonts(pdf, weight == BOLD)) {
        String family = "Glyphs " + ++number;
        builder.useFont(new PDFontSupplier(font), family, weight, FontStyle.NORMAL, true);
        families.add(family);
      }
    }
    return families.stream().distinct().toList();
  }

  /**
   * Replaces all texts of a page by what a printer can set.
   *
   * @return those of which words had to stand for characters, each once
   */
  public List<UnsetText> set(Document page) {
    page.select("[dir=auto]").forEach(PrintedTexts::settleDirection);
    Map<String, UnsetText> unset = new LinkedHashMap<>();
    String[] part = {""};
    page.body().traverse((node, depth) -> {
      if (node instanceof Element heading && heading.is("h1, h2, h4")) {
        part[0] = heading.is("h1") ? "" : heading.text();
      } else if (node instanceof TextNode text && !isDrawn(text)) {
        String written = text.text().strip();
        set(text)
            .ifPresent(printed -> unset.putIfAbsent(
                written, new UnsetText(part[0], reference(text), written, printed)));
      }
    });
    return List.copyOf(unset.values());
  }

  private static void settleDirection(Element element) {
    if (RightToLeft.beginsRightToLeft(element.wholeText())) {
      element.attr("dir", "rtl");
    } else {
      element.removeAttr("dir");
    }
  }

  private static boolean isDrawn(Node text) {
    return text.parent() instanceof Element parent && parent.closest("svg, style, script") != null;
  }

  private static String reference(Node text) {
    Element row = text.parent() instanceof Element parent ? parent.closest("tr, li") : null;
    Element reference = row == null ? null : row.selectFirst(".reference");
    return reference == null ? "" : reference.text();
  }

  /** The text as it is printed, if words stand for some of it. */
  private Optional<String> set(TextNode node) {
    String text = Text.seen(node.getWholeText());
    if (text.isBlank()) {
      return Optional.empty();
    }
    char[] characters = text.toCharArray();
    rightToLeft |= Bidi.requiresBidi(characters, 0, characters.length);
    said.clear();
    node.text(scripts.set(text));
    tellLanguage(node, text);
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said));
  }

  /** So that a text in another script is read aloud by a voice that can. */
  private void tellLanguage(TextNode node, String text) {
    String language = Scripts.languageOf(text);
    if (language != null
        && !language.equals(locale.getLanguage())
        && node.parent().childNodeSize() == 1) {
      node.parent().attr("lang", language);
    }
  }

  /** Says instead of a text what it is. */
  private String inWords(String text) {
    String named = Scripts.name(text, locale);
    String words = named == null
        ? MessageFormat.format(texts.getString("pack.unset.signs"), Scripts.signs(text))
        : MessageFormat.format(texts.getString("pack.unset.letters"), named);
    said.add(words);
    return words;
  }
}
