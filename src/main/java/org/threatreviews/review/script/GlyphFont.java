package org.threatreviews.review.script;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType3Font;

/**
 * A font that holds just the glyphs of one document, as drawings: so any font and any writing system
 * can be set, where the PDF library sets TrueType fonts without shaping only. A reader gets each
 * glyph's characters back.
 */
final class GlyphFont extends PDType3Font {

  /** Codes are one byte, and the first is left out for readers that take it for the end. */
  static final int MOST = 255;

  private static final int BLOCK = 100;

  /** What letters take at least, so that an empty glyph has a box, too. */
  private static final Rectangle2D LETTERS = new Rectangle2D.Double(-500, -600, 3000, 2000);

  private final Map<Integer, Integer> codes = new HashMap<>();

  /**
   * @param name of the font in the file
   * @param points by which the document names each glyph
   */
  GlyphFont(PDDocument pdf, String name, List<Integer> points, List<Glyph> glyphs, boolean bold)
      throws IOException {
    super(dictionary(pdf, name, glyphs, bold));
    for (int i = 0; i < points.size(); i++) {
      codes.put(points.get(i), i + 1);
    }
  }

  @Override
  protected byte[] encode(int point) {
    Integer code = codes.get(point);
    if (code == null) {
      throw new IllegalArgumentException("no glyph for " + Integer.toHexString(point));
    }
    return new byte[] {code.byteValue()};
  }

  private static COSDictionary dictionary(
      PDDocument pdf, String name, List<Glyph> glyphs, boolean bold) throws IOException {
    COSArray names = new COSArray(List.of(COSInteger.ONE));
    COSArray widths = new COSArray();
    COSDictionary programs = new COSDictionary();
    for (int i = 0; i < glyphs.size(); i++) {
      COSName glyph = COSName.getPDFName("g" + (i + 1));
      names.add(glyph);
      widths.add(new COSFloat(Math.round(glyphs.get(i).advance())));
      programs.setItem(glyph, stream(pdf, glyphs.get(i).program(bold)));
    }
    COSDictionary encoding = new COSDictionary();
    encoding.setItem(COSName.TYPE, COSName.ENCODING);
    encoding.setItem(COSName.DIFFERENCES, names);

    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE3);
    font.setName(COSName.NAME, name);
    PDRectangle box = box(glyphs, bold);
    font.setItem(COSName.FONT_BBOX, box);
    font.setItem(
        COSName.FONT_MATRIX,
        new COSArray(List.of(
            new COSFloat(0.001f),
            COSInteger.ZERO,
            COSInteger.ZERO,
            new COSFloat(0.001f),
            COSInteger.ZERO,
            COSInteger.ZERO)));
    font.setItem(COSName.ENCODING, encoding);
    font.setInt(COSName.FIRST_CHAR, 1);
    font.setInt(COSName.LAST_CHAR, glyphs.size());
    font.setItem(COSName.WIDTHS, widths);
    font.setItem(COSName.CHAR_PROCS, programs);
    font.setItem(COSName.RESOURCES, new COSDictionary());
    font.setItem(COSName.TO_UNICODE, stream(pdf, characters(glyphs)));
    font.setItem(COSName.FONT_DESC, descriptor(name, box));
    return font;
  }

  /** Around all of its glyphs: a reader may cut off, or refuse to keep, what is drawn beyond it. */
  private static PDRectangle box(List<Glyph> glyphs, boolean bold) {
    Rectangle2D all = new Rectangle2D.Double();
    all.setRect(LETTERS);
    glyphs.stream().map(glyph -> glyph.box(bold)).filter(one -> !one.isEmpty()).forEach(all::add);
    PDRectangle box = new PDRectangle();
    box.setLowerLeftX((float) Math.floor(all.getMinX()));
    box.setLowerLeftY((float) Math.floor(all.getMinY()));
    box.setUpperRightX((float) Math.ceil(all.getMaxX()));
    box.setUpperRightY((float) Math.ceil(all.getMaxY()));
    return box;
  }

  /** With the measures of Liberation Sans, so that lines stay as far from each other. */
  private static COSDictionary descriptor(String name, PDRectangle box) {
    PDFontDescriptor descriptor = new PDFontDescriptor(new COSDictionary());
    descriptor.getCOSObject().setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setFontName(name);
    descriptor.setSymbolic(true);
    descriptor.setFontBoundingBox(box);
    descriptor.setAscent(905);
    descriptor.setDescent(-212);
    descriptor.setCapHeight(729);
    descriptor.setItalicAngle(0);
    descriptor.setStemV(80);
    return descriptor.getCOSObject();
  }

  private static PDStream stream(PDDocument pdf, String content) throws IOException {
    return new PDStream(
        pdf,
        new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)),
        COSName.FLATE_DECODE);
  }

  private static String characters(List<Glyph> glyphs) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < glyphs.size(); i++) {
      lines.add("<%02X> <%s>"
          .formatted(
              i + 1,
              HexFormat.of()
                  .withUpperCase()
                  .formatHex(glyphs.get(i).text().getBytes(StandardCharsets.UTF_16BE))));
    }
    StringBuilder map = new StringBuilder("""
        /CIDInit /ProcSet findresource begin
        12 dict begin
        begincmap
        /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
        /CMapName /Adobe-Identity-UCS def
        /CMapType 2 def
        1 begincodespacerange
        <00> <FF>
        endcodespacerange
        """);
    for (int from = 0; from < lines.size(); from += BLOCK) {
      List<String> block = lines.subList(from, Math.min(from + BLOCK, lines.size()));
      map.append(block.size()).append(" beginbfchar\n");
      block.forEach(line -> map.append(line).append('\n'));
      map.append("endbfchar\n");
    }
    return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }
}
