package org.threatreviews.review.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.font.FontRenderContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.threatreviews.notification.MailDates;
import org.threatreviews.review.pack.BarChart.Bar;
import org.threatreviews.review.pack.BarChart.Line;

/** What stands below the bars of a chart. */
class BarChartTest {

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final List<String> PERIODS =
      List.of("Q1 2027", "Q4 2027", "January 2027", "September 2027", "January 2027 to June 2027");

  static Stream<Arguments> charts() {
    return Stream.of("en", "de", "sv", "ja")
        .flatMap(language -> PERIODS.stream().map(period -> Arguments.of(language, period)));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void noNameRunsIntoTheNextOrOutOfTheChart(String language, String period) {
    Locale locale = Locale.forLanguageTag(language);
    String name = new MailDates(ZoneId.of("Europe/Berlin"), locale).period(period);
    List<Bar> bars =
        Stream.generate(() -> new Bar(name, 12.0, Color.RED)).limit(5).toList();
    BarChart chart = new BarChart(325, 190, bars, false, PackFonts.chartFont(locale), locale);

    List<Line> lines = chart.names(CONTEXT);

    assertThat(lines.stream().map(Line::text).limit(lines.size() / 5))
        .as("nothing is left out")
        .satisfies(said ->
            assertThat(String.join("", said).replace(" ", "")).isEqualTo(name.replace(" ", "")));
    for (Line one : lines) {
      assertThat(one.x()).isNotNegative();
      assertThat(one.x() + one.width()).isLessThanOrEqualTo(chart.width());
      assertThat(one.y()).isBetween(100.0, 190.0);
      assertThat(one.font().getSize2D()).as("can be read").isGreaterThan(8);
      assertThat(lines.stream()
              .filter(other -> other != one && other.y() == one.y())
              .filter(other ->
                  other.x() < one.x() + one.width() && one.x() < other.x() + other.width()))
          .as("runs into %s", one)
          .isEmpty();
    }
  }
}
