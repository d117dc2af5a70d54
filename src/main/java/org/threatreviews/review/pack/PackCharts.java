package org.threatreviews.review.pack;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.batik.anim.dom.SVGDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.threatreviews.incident.Severity;
import org.threatreviews.review.pack.PackContents.Figures;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The charts of one pack as SVG to be put into its page. Letters are drawn as outlines: a chart
 * looks the same in every browser and in the PDF, whichever fonts there are.
 */
final class PackCharts {

  private static final int WIDE = 660;
  private static final int HALF = 325;
  private static final int HEIGHT = 190;

  private static final Color INK = new Color(0x1d2733);
  private static final Color GRID = new Color(0xe3e8ed);
  private static final Color HANDLING = new Color(0x0b5cad);
  private static final Color EXPOSURE = new Color(0x6a4c93);
  private static final Map<Severity, Color> SEVERITY = Map.of(
      Severity.CRITICAL, new Color(0x8a1221),
      Severity.HIGH, new Color(0xc4501b),
      Severity.MEDIUM, new Color(0xd8a31a),
      Severity.LOW, new Color(0x5b7c99));

  private final PackContents pack;
  private final PackWords words;

  PackCharts(PackContents pack, PackWords words) {
    this.pack = pack;
    this.words = words;
  }

  /** Incidents that were reported in the period, a bar for each severity. */
  public String severities() {
    List<String> names = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      names.add(words.text("severity." + severity));
    }
    CategoryChart chart = chart(WIDE);
    // one series each, so that each bar has its own colour
    for (Severity severity : Severity.values()) {
      List<Double> values = new ArrayList<>(Collections.nCopies(names.size(), null));
      values.set(severity.ordinal(), (double) pack.reported(severity));
      chart.addSeries(severity.name(), names, values).setFillColor(SEVERITY.get(severity));
    }
    chart.getStyler().setOverlapped(true);
    giveScale(chart);
    return svg(chart, "severities", words.text("chart.severities"));
  }

  /** Median of the client's handling time, in working hours, by period. */
  public String handling() {
    return periods("handling", HANDLING, Figures::handling, PackWords::inHours);
  }

  /** Median time from report to closure, in days, by period. */
  public String exposure() {
    return periods("exposure", EXPOSURE, Figures::exposure, PackWords::inDays);
  }

  private String periods(
      String name,
      Color color,
      Function<Figures, Duration> value,
      ToDoubleFunction<Duration> number) {
    CategoryChart chart = chart(HALF);
    chart
        .addSeries(
            name,
            pack.periods().stream()
                .map(figures -> words.period(figures.title()))
                .toList(),
            pack.periods().stream()
                .map(value)
                .map(median -> median == null ? 0 : number.applyAsDouble(median))
                .toList())
        .setFillColor(color);
    giveScale(chart);
    return svg(chart, name, words.text("chart." + name));
  }

  /** Where every bar is zero the library finds no scale, and draws what no reader understands. */
  private static void giveScale(CategoryChart chart) {
    boolean empty =
        chart.getSeriesMap().values().stream().allMatch(series -> series.getYMax() <= 0);
    if (empty) {
      chart.getStyler().setYAxisMax(1.0);
    }
  }

  private CategoryChart chart(int width) {
    CategoryChart chart = new CategoryChartBuilder().width(width).height(HEIGHT).build();
    CategoryStyler style = chart.getStyler();
    Font font = PackFonts.chartFont(words.locale());
    style.setLocale(words.locale());
    style.setBaseFont(font);
    style.setAxisTickLabelsFont(font);
    style.setLabelsFont(font);
    style.setLegendVisible(false);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridVerticalLinesVisible(false);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setAxisTicksMarksVisible(false);
    style.setAxisTickLabelsColor(INK);
    style.setChartFontColor(INK);
    style.setLabelsFontColor(INK);
    style.setLabelsVisible(true);
    style.setLabelsPosition(1);
    style.setAvailableSpaceFill(0.5);
    style.setYAxisMin(0.0);
    // each bar says its number
    style.setYAxisTicksVisible(false);
    style.setDecimalPattern("#,##0.#");
    return chart;
  }

  private static String svg(CategoryChart chart, String name, String title) {
    Document document = SVGDOMImplementation.getDOMImplementation()
        .createDocument(SVGDOMImplementation.SVG_NAMESPACE_URI, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setPrecision(1);
    // a page holds several charts, whose ids must differ
    context.setIDGenerator(new SVGIDGenerator() {
      @Override
      public String generateID(String prefix) {
        return super.generateID("%s-%s-".formatted(name, prefix));
      }
    });
    SVGGraphics2D graphics = new SVGGraphics2D(context, true);
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 %d %d".formatted(chart.getWidth(), chart.getHeight()));
    root.setAttribute("width", String.valueOf(chart.getWidth()));
    root.setAttribute("height", String.valueOf(chart.getHeight()));
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", title);
    root.setAttribute("class", "chart " + name.toLowerCase(Locale.ROOT));
    StringWriter written = new StringWriter();
    try {
      graphics.stream(root, written, false, false);
    } catch (SVGGraphics2DIOException e) {
      throw new IllegalStateException("cannot draw the chart " + name, e);
    }
    // without the declarations of a file of its own
    var drawing = Jsoup.parse(written.toString(), Parser.xmlParser());
    drawing.outputSettings().prettyPrint(false);
    return drawing.selectFirst("svg").outerHtml();
  }
}
