package org.threatreviews.review.pack;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of packs. A PDF carries them along, so that it looks the same everywhere. Liberation
 * Sans comes with the application; Japanese glyphs come from the operating system's IPA font, for
 * no library brings one.
 */
final class PackFonts {

  /** Where Debian and Ubuntu, RPM based systems and Alpine put the IPA P Gothic font. */
  private static final List<Path> JAPANESE = List.of(
      Path.of("/usr/share/fonts/opentype/ipafont-gothic/ipagp.ttf"),
      Path.of("/usr/share/fonts/ipa-pgothic-fonts/ipagp.ttf"),
      Path.of("/usr/share/fonts/ipafont/ipagp.ttf"));

  private static final String LATIN = "/liberation/LiberationSans-%s.ttf";
  private static final float CHART_SIZE = 11;
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  private static final Font LATIN_FONT = read();
  private static final Optional<Font> JAPANESE_FONT = japanese().map(PackFonts::read);

  private PackFonts() {}

  /** The file of the font with Japanese glyphs; empty when the system has none. */
  static Optional<Path> japanese() {
    return JAPANESE.stream().filter(Files::isReadable).findFirst();
  }

  /**
   * By the names by which the style sheet of packs knows them.
   *
   * @param japanese whether the document is: the font for it takes Chinese characters, too, in
   *     their Japanese form
   */
  static void addTo(PdfRendererBuilder builder, PDDocument pdf, boolean japanese)
      throws IOException {
    add(builder, load(pdf, new RandomAccessReadBuffer(open("Regular"))), "Pack", NORMAL);
    add(builder, load(pdf, new RandomAccessReadBuffer(open("Bold"))), "Pack", BOLD);
    if (japanese && japanese().isPresent()) {
      PDFont font = load(pdf, new RandomAccessReadBufferedFile(japanese().get().toFile()));
      // it has one weight; without its name at the other a heading would fall back to no glyphs
      add(builder, font, "Pack Japanese", NORMAL);
      add(builder, font, "Pack Japanese", BOLD);
    }
  }

  private static void add(PdfRendererBuilder builder, PDFont font, String family, int weight) {
    builder.useFont(new PDFontSupplier(font), family, weight, FontStyle.NORMAL, true);
  }

  /** Without ligatures: looking for them takes longer than all the rest of a long pack. */
  private static PDFont load(PDDocument pdf, RandomAccessRead file) throws IOException {
    TrueTypeFont font = new TTFParser().parse(file);
    font.setEnableGsub(false);
    return PDType0Font.load(pdf, font, true);
  }

  private static InputStream open(String face) {
    return PackFonts.class.getResourceAsStream(LATIN.formatted(face));
  }

  /** The font of every text whose characters it has. */
  static Font latin() {
    return LATIN_FONT;
  }

  /** The font of what the first one lacks, in a document of this language. */
  static Optional<Font> second(Locale locale) {
    return isJapanese(locale) ? JAPANESE_FONT : Optional.empty();
  }

  static boolean isJapanese(Locale locale) {
    return locale.getLanguage().equals(Locale.JAPANESE.getLanguage());
  }

  static Font chartFont(Locale locale) {
    return (isJapanese(locale) ? JAPANESE_FONT.orElse(LATIN_FONT) : LATIN_FONT)
        .deriveFont(CHART_SIZE);
  }

  private static Font read() {
    try (InputStream file = open("Regular")) {
      return Font.createFont(Font.TRUETYPE_FONT, file);
    } catch (FontFormatException | IOException e) {
      throw new IllegalStateException("cannot read the font of packs", e);
    }
  }

  private static Font read(Path file) {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
    } catch (FontFormatException e) {
      throw new IllegalStateException("%s is no font".formatted(file), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the font " + file, e);
    }
  }
}
