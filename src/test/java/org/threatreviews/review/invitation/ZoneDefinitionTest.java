package org.threatreviews.review.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.RRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneDefinitionTest {

  private static final Instant FIRST = Instant.parse("2026-12-08T09:00:00Z");
  private static final Duration CONTRACT = Duration.ofDays(3650);

  static Stream<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.contains("/") && !id.startsWith("SystemV"))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("zones")
  void isReadAsTheZoneIsForTenYears(String id) {
    ZoneRules rules = ZoneId.of(id).getRules();
    Instant last = FIRST.plus(CONTRACT);
    NavigableMap<Instant, ZoneOffset> read = read(ZoneDefinition.from(ZoneId.of(id), FIRST), last);
    for (Instant day = FIRST; day.isBefore(last); day = day.plus(Duration.ofDays(11))) {
      assertRead(read, rules, day);
    }
    ZoneOffsetTransition change = rules.nextTransition(FIRST);
    while (change != null && change.getInstant().isBefore(last)) {
      assertRead(read, rules, change.getInstant().minusSeconds(60));
      assertRead(read, rules, change.getInstant().plusSeconds(60));
      change = rules.nextTransition(change.getInstant());
    }
  }

  private static void assertRead(
      NavigableMap<Instant, ZoneOffset> read, ZoneRules rules, Instant at) {
    assertThat(read.floorEntry(at).getValue())
        .as("offset at %s", at)
        .isEqualTo(rules.getOffset(at));
  }

  /** As RFC 5545 says: the observance that began last, each by the clock that went before it. */
  private static NavigableMap<Instant, ZoneOffset> read(VTimeZone definition, Instant until) {
    NavigableMap<Instant, ZoneOffset> offsets = new TreeMap<>();
    for (Observance observance : definition.getObservances()) {
      ZoneOffset from = observance.getTimeZoneOffsetFrom().getOffset();
      ZoneOffset to = observance.getTimeZoneOffsetTo().getOffset();
      LocalDateTime begin = observance.getStartDate().getDate();
      List<LocalDateTime> begins = observance
          .<RRule<LocalDateTime>>getProperty(Property.RRULE)
          .map(rule ->
              rule.getRecur().getDates(begin, LocalDateTime.ofInstant(until, ZoneOffset.MAX)))
          .orElse(List.of(begin));
      begins.forEach(local -> offsets.put(local.toInstant(from), to));
    }
    return offsets;
  }

  @ParameterizedTest
  @MethodSource("zones")
  void holdsNothingThatOutlookRefuses(String id) {
    VTimeZone definition = ZoneDefinition.from(ZoneId.of(id), FIRST);

    assertThat(definition.toString().lines())
        .noneMatch(line -> line.startsWith("RDATE"))
        .noneMatch(line -> line.matches("TZOFFSET(FROM|TO):[+-]\\d{6}"))
        .filteredOn(line -> line.startsWith("DTSTART"))
        .isNotEmpty()
        .allMatch(line -> line.matches("DTSTART:20[234]\\d{5}T\\d{6}"));
  }

  @Test
  void isShortForBerlin() {
    assertThat(ZoneDefinition.from(ZoneId.of("Europe/Berlin"), FIRST).toString())
        .isEqualToNormalizingNewlines("""
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:STANDARD
            DTSTART:20250101T010000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0100
            TZNAME:CET
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:20250330T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:CEST
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:20251026T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1995-06-01T00:00:00Z", "2007-03-01T00:00:00Z"})
  void alsoTellsChangesThatCameOnce(Instant past) {
    ZoneRules rules = ZoneId.of("America/New_York").getRules();
    NavigableMap<Instant, ZoneOffset> read =
        read(ZoneDefinition.from(ZoneId.of("America/New_York"), past), FIRST);

    for (Instant day = past; day.isBefore(FIRST); day = day.plus(Duration.ofDays(3))) {
      assertRead(read, rules, day);
    }
  }
}
