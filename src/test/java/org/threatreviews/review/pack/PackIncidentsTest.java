package org.threatreviews.review.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.incident.Severity;

/** In which order a pack shows many incidents. */
class PackIncidentsTest {

  private static final Pattern REFERENCE = Pattern.compile("HARBOUR-INC-(\\d{4})");

  /** The last of them all, by day of report and by number, is the only critical one. */
  private static List<IncidentSummary> eightyOne(IncidentStatus ofTheCritical) {
    List<IncidentSummary> incidents = new ArrayList<>(SamplePacks.busy(81).incidents().stream()
        .map(incident -> SamplePacks.as(
            incident,
            incident.severity() == Severity.CRITICAL ? Severity.HIGH : incident.severity(),
            incident.status()))
        .toList());
    incidents.replaceAll(incident -> incident.reference().endsWith("-0081")
        ? SamplePacks.as(incident, Severity.CRITICAL, ofTheCritical)
        : incident);
    return incidents;
  }

  private static List<IncidentSummary> unsettled(List<IncidentSummary> incidents) {
    return incidents.stream()
        .filter(incident -> incident.status() != IncidentStatus.CLOSED)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWAITING_CLIENT", "AWAITING_SOC", "RISK_ACCEPTED", "CLOSED"})
  void theOnlyCriticalOneOfEightyOneIsTheFirstThatIsRead(IncidentStatus status) {
    List<IncidentSummary> incidents = eightyOne(status);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(incidents, new Random(seed));
      PackContents pack = SamplePacks.of(incidents);

      String html = PackPdfTest.packs(new PackPdf()).html(pack);

      List<String> read =
          REFERENCE.matcher(html).results().map(found -> found.group(1)).toList();
      assertThat(read).startsWith("0081");
      assertThat(pack.incidents().get(0).reference()).endsWith("-0081");
      assertThat(pack.incidents()).extracting(IncidentSummary::severity).isSorted();
    }
  }

  /** Once the title and what the SOC said when it asked again, elsewhere the reference. */
  @ParameterizedTest
  @ValueSource(strings = {"AWAITING_CLIENT", "AWAITING_SOC", "RISK_ACCEPTED", "CLOSED"})
  void nothingIsListedTwiceInFull(IncidentStatus ofTheCritical) {
    List<IncidentSummary> incidents = eightyOne(ofTheCritical).stream()
        .map(incident -> SamplePacks.told(
            incident,
            "Title of %s.".formatted(incident.reference().replaceAll("\\D", "")),
            "Text of %s.".formatted(incident.reference().replaceAll("\\D", ""))))
        .toList();
    PackContents pack = SamplePacks.withBrokenPromises(SamplePacks.of(incidents));

    String text = Jsoup.parse(PackPdfTest.packs(new PackPdf()).html(pack)).text();

    assertThat(pack.promises().broken()).hasSize(81);
    for (IncidentSummary incident : incidents) {
      assertThat(text.split(Pattern.quote(incident.title()), -1))
          .as(incident.title())
          .hasSize(2);
      assertThat(text.split(incident.reference(), -1)).hasSizeGreaterThan(2);
      if (incident.again() != null) {
        assertThat(text.split(Pattern.quote(incident.again().text()), -1)).hasSize(2);
      }
    }
  }

  @Test
  void eachListHasTheGravestFirstInWhicheverOrderItIsRead() {
    List<IncidentSummary> incidents = new ArrayList<>(SamplePacks.busy(81).incidents());
    PackIncidents expected = PackIncidents.of(incidents, unsettled(incidents));
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(incidents, new Random(seed));

      PackIncidents shown = PackIncidents.of(incidents, unsettled(incidents));

      assertThat(shown).isEqualTo(expected);
      assertThat(List.of(shown.reported(), shown.open(), shown.accepted()))
          .allSatisfy(
              list -> assertThat(list).extracting(IncidentSummary::severity).isSorted());
    }
  }
}
