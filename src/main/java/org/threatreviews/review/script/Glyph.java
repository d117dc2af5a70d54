package org.threatreviews.review.script;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/**
 * What is drawn in one place for one or several characters of a text.
 *
 * @param text the characters, as a reader gets them back from the file
 * @param outline in thousandths of the font's size, with the y axis pointing down
 * @param advance to the next place, in the same unit
 */
record Glyph(String text, Shape outline, float advance) {

  /** The size at which outlines are taken. */
  static final float SIZE = 1000;

  private static final float EMBOLDENED_BY = 32;

  /** How the letters of a PDF are written: its width and box first, then the path to fill. */
  String program(boolean bold) {
    GeneralPath path = path(bold);
    Rectangle2D box = path.getBounds2D();
    StringBuilder program = new StringBuilder();
    write(
        program,
        "d1",
        advance,
        0,
        Math.floor(box.getMinX()),
        Math.floor(-box.getMaxY()),
        Math.ceil(box.getMaxX()),
        Math.ceil(-box.getMinY()));
    if (!box.isEmpty()) {
      draw(path, program);
      program.append("f\n");
    }
    return program.toString();
  }

  private GeneralPath path(boolean bold) {
    GeneralPath path = new GeneralPath(GeneralPath.WIND_NON_ZERO);
    path.append(outline, false);
    if (bold) {
      path.append(
          new BasicStroke(EMBOLDENED_BY, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
              .createStrokedShape(outline),
          false);
    }
    return path;
  }

  /** The room that it takes, with the y axis pointing up. */
  Rectangle2D box(boolean bold) {
    Rectangle2D box = path(bold).getBounds2D();
    return new Rectangle2D.Double(box.getX(), -box.getMaxY(), box.getWidth(), box.getHeight());
  }

  private static void draw(GeneralPath path, StringBuilder program) {
    double[] to = new double[6];
    double x = 0;
    double y = 0;
    for (PathIterator part = path.getPathIterator(null); !part.isDone(); part.next()) {
      switch (part.currentSegment(to)) {
        case PathIterator.SEG_MOVETO -> write(program, "m", to[0], -to[1]);
        case PathIterator.SEG_LINETO -> write(program, "l", to[0], -to[1]);
        case PathIterator.SEG_QUADTO ->
          // the format knows cubic curves only
          write(
              program,
              "c",
              x + (to[0] - x) * 2 / 3,
              -(y + (to[1] - y) * 2 / 3),
              to[2] + (to[0] - to[2]) * 2 / 3,
              -(to[3] + (to[1] - to[3]) * 2 / 3),
              to[2],
              -to[3]);
        case PathIterator.SEG_CUBICTO ->
          write(program, "c", to[0], -to[1], to[2], -to[3], to[4], -to[5]);
        default -> program.append("h\n");
      }
      int last = lastOf(part.currentSegment(to));
      if (last >= 0) {
        x = to[last];
        y = to[last + 1];
      }
    }
  }

  private static int lastOf(int segment) {
    return switch (segment) {
      case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 0;
      case PathIterator.SEG_QUADTO -> 2;
      case PathIterator.SEG_CUBICTO -> 4;
      default -> -1;
    };
  }

  private static void write(StringBuilder program, String operator, double... numbers) {
    for (double number : numbers) {
      // whole units are finer than any printer
      program.append(Math.round(number)).append(" ");
    }
    program.append(operator).append('\n');
  }
}
