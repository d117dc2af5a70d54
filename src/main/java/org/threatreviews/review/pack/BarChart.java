package org.threatreviews.review.pack;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart with a bar for each of a few things: an axis with numbers, and each bar's own number above
 * it, where no colour lies behind.
 *
 * @param whole whether the numbers count something, so that there is nothing between them
 */
record BarChart(int width, int height, List<Bar> bars, boolean whole, Font font, Locale locale) {

  private static final Color INK = new Color(0x1d2733);
  private static final Color GRID = new Color(0xe3e8ed);
  private static final Color AXIS = new Color(0x8a96a3);

  private static final int ABOVE = 18;
  private static final int BELOW = 22;
  private static final int BESIDE = 6;
  private static final double LINE = 1.2;
  private static final double WIDEST_BAR = 84;
  private static final int MOST_STEPS = 5;
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  /**
   * @param value null when there is none, which is no bar and a dash instead of a number
   */
  record Bar(String name, Double value, Color color) {}

  void draw(Graphics2D on) {
    on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    on.setFont(font);
    on.setPaint(Color.WHITE);
    on.fill(new Rectangle2D.Double(0, 0, width, height));
    double step = step(highest(), whole);
    int steps = (int) Math.max(1, Math.ceil(highest() / step));
    double left = left(on.getFontRenderContext());
    List<Line> names = names(on.getFontRenderContext());
    double base = names.stream().mapToDouble(Line::y).min().orElse(height) - (BELOW - BESIDE);
    double scale = (base - ABOVE) / (step * steps);
    for (int i = 0; i <= steps; i++) {
      double y = base - i * step * scale;
      on.setStroke(new BasicStroke(1));
      on.setPaint(i == 0 ? AXIS : GRID);
      on.draw(new Line2D.Double(left, y, width, y));
      String tick = number(i * step);
      write(on, tick, left - BESIDE - widthOf(on, tick), y + font.getSize2D() * 0.35);
    }
    double room = (width - left) / bars.size();
    double wide = Math.min(room / 2, WIDEST_BAR);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double middle = left + (i + 0.5) * room;
      double tall = bar.value() == null ? 0 : bar.value() * scale;
      on.setPaint(bar.color());
      on.fill(new Rectangle2D.Double(middle - wide / 2, base - tall, wide, tall));
      String value = bar.value() == null ? "–" : number(bar.value());
      write(on, value, middle - widthOf(on, value) / 2, base - tall - BESIDE / 2.0);
    }
    for (Line line : names) {
      on.setFont(line.font());
      write(on, line.text(), line.x(), line.y());
    }
  }

  private double left(FontRenderContext context) {
    double step = step(highest(), whole);
    int steps = (int) Math.max(1, Math.ceil(highest() / step));
    return BESIDE + widthOf(context, font, number(step * steps)) + BESIDE;
  }

  /**
   * Part of a name.
   *
   * @param x where it begins
   * @param y of its base line
   */
  record Line(String text, Font font, double x, double y, double width) {}

  /**
   * The names below the bars, none wider than the room of its bar: what is longer stands on several
   * lines, and in smaller letters where a word is too long by itself.
   */
  List<Line> names(FontRenderContext context) {
    double left = left(context);
    double room = (width - left) / bars.size();
    double most = room - 2;
    List<List<String>> broken =
        bars.stream().map(bar -> broken(context, bar.name(), most)).toList();
    double widest = broken.stream()
        .flatMap(List::stream)
        .mapToDouble(line -> widthOf(context, font, line))
        .max()
        .orElse(0);
    Font fitting =
        widest > most ? font.deriveFont((float) (font.getSize2D() * most / widest)) : font;
    int lines = broken.stream().mapToInt(List::size).max().orElse(1);
    List<Line> names = new ArrayList<>();
    for (int i = 0; i < broken.size(); i++) {
      for (int n = 0; n < broken.get(i).size(); n++) {
        String text = broken.get(i).get(n);
        double wide = widthOf(context, fitting, text);
        names.add(new Line(
            text,
            fitting,
            left + (i + 0.5) * room - wide / 2,
            height - BESIDE - (lines - 1 - n) * LINE * font.getSize2D(),
            wide));
      }
    }
    return names;
  }

  /** At blanks, and after a Japanese year. */
  private List<String> broken(FontRenderContext context, String name, double most) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : name.split("(?<=[ 年～])")) {
      if (!line.isEmpty() && widthOf(context, font, (line + part).strip()) > most) {
        lines.add(line.strip());
        line = "";
      }
      line += part;
    }
    lines.add(line.strip());
    return lines;
  }

  private double highest() {
    return bars.stream()
        .filter(bar -> bar.value() != null)
        .mapToDouble(Bar::value)
        .max()
        .orElse(0);
  }

  /** Between two lines of the grid: a number that people count in. */
  static double step(double highest, boolean whole) {
    double least = Math.max(highest, whole ? 1 : 0.1) / MOST_STEPS;
    double unit = Math.pow(10, Math.floor(Math.log10(least)));
    for (double round : ROUND) {
      double step = round * unit;
      if (step >= least * 0.999999 && (!whole || step >= 1 && step == Math.rint(step))) {
        return step;
      }
    }
    return Math.max(10 * unit, 1);
  }

  private String number(double value) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(1);
    return format.format(value);
  }

  private double widthOf(Graphics2D on, String text) {
    return widthOf(on.getFontRenderContext(), font, text);
  }

  private static double widthOf(FontRenderContext context, Font font, String text) {
    return font.getStringBounds(text, context).getWidth();
  }

  private void write(Graphics2D on, String text, double x, double y) {
    on.setPaint(INK);
    on.drawString(text, (float) x, (float) y);
  }
}
