package org.threatreviews.review.pack;

import java.awt.Color;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
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
import org.threatreviews.calendar.Durations;
import org.threatreviews.incident.Severity;
import org.threatreviews.review.pack.BarChart.Bar;
import org.threatreviews.review.pack.PackContents.Figures;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The charts of one pack as SVG to be put into its page. Letters are drawn as outlines: a chart
 * looks the same in every browser and in the PDF, whichever fonts there are.
 */
final class PackCharts {

  /** Narrow enough for its letters to be read on a phone. */
  private static final int WIDE = 440;

  private static final int HALF = 325;
  private static final int HEIGHT = 190;

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
    List<Bar> bars = Arrays.stream(Severity.values())
        .map(severity -> new Bar(
            words.text("severity." + severity),
            (double) pack.reported(severity),
            SEVERITY.get(severity)))
        .toList();
    return svg(chart(WIDE, bars, true), "severities", words.text("chart.severities"));
  }

  /** Median of the client's handling time by period, in working hours or, when long, in days. */
  public String handling() {
    ToDoubleFunction<Duration> unit =
        isHandlingInDays() ? PackWords::inWorkingDays : PackWords::inHours;
    return periods("handling", handlingText(), HANDLING, Figures::handling, unit);
  }

  /** What the chart of handling times shows, with its unit. */
  public String handlingText() {
    return words.text(isHandlingInDays() ? "chart.handlingDays" : "chart.handling");
  }

  private boolean isHandlingInDays() {
    return pack.periods().stream()
        .map(Figures::handling)
        .anyMatch(median -> median != null && Durations.isLong(median));
  }

  /** Median time from report to closure, in days, by period. */
  public String exposure() {
    return periods(
        "exposure", words.text("chart.exposure"), EXPOSURE, Figures::exposure, PackWords::inDays);
  }

  private String periods(
      String name,
      String title,
      Color color,
      Function<Figures, Duration> value,
      ToDoubleFunction<Duration> number) {
    List<Bar> bars = pack.periods().stream()
        .map(period -> new Bar(
            words.period(period.title()),
            value.apply(period) == null ? null : number.applyAsDouble(value.apply(period)),
            color))
        .toList();
    return svg(chart(HALF, bars, false), name, title);
  }

  private BarChart chart(int width, List<Bar> bars, boolean whole) {
    return new BarChart(
        width, HEIGHT, bars, whole, PackFonts.chartFont(words.locale()), words.locale());
  }

  private static String svg(BarChart chart, String name, String title) {
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
    chart.draw(graphics);
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 %d %d".formatted(chart.width(), chart.height()));
    root.setAttribute("width", String.valueOf(chart.width()));
    root.setAttribute("height", String.valueOf(chart.height()));
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
